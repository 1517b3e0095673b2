import type { Now } from '#app/lib/clock.ts'
import type { Config } from '#app/lib/config.ts'
import { hashToken } from '#app/lib/tokens.ts'
import type { Db } from '#prisma/sql.ts'
import { presentedSessionId } from './session-cookie.ts'
import { isSeenStale, isSessionAlive } from './session-life.ts'
import type { StaffMember } from './staff-member.ts'

export type GateContext = { db: Db; now: Now; config: Pick<Config, 'publicUrl'> }

/** The signed-in person or null, for pages that everybody may open. */
export async function findStaff(request: Request, context: GateContext): Promise<StaffMember | null> {
  const sessionId = presentedSessionId(context.config.publicUrl, request.headers.get('cookie'))
  if (!sessionId) return null
  const sessionIdHash = hashToken(sessionId)
  const session = await findSession(context.db, sessionIdHash)
  const now = context.now()
  if (!session || !isSessionAlive(session, now)) return null
  if (isSeenStale(session, now))
    await context.db.sql`UPDATE staff_session SET last_seen_at = ${now} WHERE id_hash = ${sessionIdHash}`
  const { lastSeenAt: _lastSeenAt, expiresAt: _expiresAt, ...person } = session
  return { ...person, sessionIdHash } as StaffMember
}

type SessionRow = Omit<StaffMember, 'sessionIdHash'> & { lastSeenAt: Temporal.Instant; expiresAt: Temporal.Instant }

async function findSession(db: Db, sessionIdHash: string): Promise<SessionRow | null> {
  const [row] = await db.sql<SessionRow[]>`
    SELECT staff.id, staff.name, staff.municipality_id, staff.department_id, department.name AS department_name,
           staff.roles::text[] AS roles, staff_session.csrf_token AS form_token, staff_session.last_seen_at, staff_session.expires_at,
           ARRAY(SELECT resource.id FROM resource WHERE resource.staff_id = staff.id AND resource.active ORDER BY resource.id)::text[]
             AS resource_ids
    FROM staff_session
    JOIN staff ON staff.id = staff_session.staff_id AND staff.active
    LEFT JOIN department ON department.id = staff.department_id
    WHERE staff_session.id_hash = ${sessionIdHash}`
  return row ?? null
}

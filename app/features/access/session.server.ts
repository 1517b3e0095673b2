import { timingSafeEqual } from 'node:crypto'
import { redirect } from '@remix-run/node'
import type { Now } from '#app/lib/clock.ts'
import type { Config } from '#app/lib/config.ts'
import { notFound } from '#app/lib/http.ts'
import { hashToken } from '#app/lib/tokens.ts'
import type { Db } from '#prisma/sql.ts'
import { FORM_TOKEN_FIELD, FORM_TOKEN_HEADER } from './form-token.ts'
import { hasRole } from './policy.ts'
import { presentedSessionId } from './session-cookie.ts'
import { isSeenStale, isSessionAlive } from './session-life.ts'
import type { StaffMember, StaffRole } from './staff-member.ts'

export type GateContext = { db: Db; now: Now; config: Pick<Config, 'publicUrl'> }

/**
 * The gate of every staff route: the person behind the request's session, read from the database each time, so that a deactivated
 * account, a changed role and an ended session count at once.
 *
 * Throws a redirect to the sign-in page without a session (401 for scripts and event streams), and "not found" when `roles` are given and
 * the person has none of them.
 */
export async function requireStaff(
  request: Request,
  context: GateContext,
  roles?: readonly StaffRole[],
): Promise<StaffMember> {
  const staff = await findStaff(request, context)
  if (!staff) throw signInFirst(request)
  if (roles && !hasRole(staff, ...roles)) throw notFound()
  return staff
}

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

/** Throws 403 unless the form, or the headers of a request by script, carry the token of this session. */
export function requireFormToken(staff: StaffMember, given: FormData | Headers): void {
  const token = given.get(given instanceof Headers ? FORM_TOKEN_HEADER : FORM_TOKEN_FIELD)
  const expected = Buffer.from(hashToken(staff.formToken))
  const actual = Buffer.from(hashToken(typeof token === 'string' ? token : ''))
  if (!timingSafeEqual(expected, actual)) throw new Response(null, { status: 403, statusText: 'Forbidden' })
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

function signInFirst(request: Request): Response {
  const accepts = request.headers.get('accept') ?? ''
  if (accepts.includes('text/event-stream') || accepts.includes('application/json'))
    return new Response(null, { status: 401 })
  if (request.method !== 'GET') return redirect('/anmelden')
  const { pathname, search } = new URL(request.url)
  return redirect(`/anmelden?weiter=${encodeURIComponent(pathname + search)}`)
}

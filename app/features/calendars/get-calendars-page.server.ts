import type { StaffMember } from '#app/features/access/staff-member.ts'
import { deriveToken } from '#app/lib/tokens.ts'
import type { Db } from '#prisma/sql.ts'
import type { FoundCalendar } from './calendar-answer.ts'
import { feedPath } from './feed-path.ts'
import { openAccess } from './sealed-access.ts'
import type { SourceKind } from './source-form.ts'
import { healthOf, problemOf, type SourceView } from './source-view.ts'

export type CalendarsPage = {
  feed: { url: string; issuedAt: string; lastReadAt: string | null } | null
  sources: SourceView[]
}

export type PageSecrets = { tokenKey: Buffer; documentKey: Buffer; publicUrl: string }

/** The secret link of this person, which can be shown again as it is derived, and their connected calendars. */
export async function getCalendarsPage(
  db: Db,
  secrets: PageSecrets,
  staff: StaffMember,
  now: Temporal.Instant,
): Promise<CalendarsPage> {
  const [[feed], sources] = await Promise.all([selectFeed(db, staff), selectSources(db, staff, now)])
  return {
    feed: feed
      ? {
          url: secrets.publicUrl + feedPath(deriveToken(secrets.tokenKey, 'feed', staff.id, feed.version)),
          issuedAt: feed.issuedAt.toString(),
          lastReadAt: feed.lastReadAt?.toString() ?? null,
        }
      : null,
    sources: sources.map((row) => viewOf(row, secrets.documentKey)),
  }
}

function selectFeed(db: Db, staff: StaffMember) {
  return db.sql<{ version: number; issuedAt: Temporal.Instant; lastReadAt: Temporal.Instant | null }[]>`
    SELECT version, issued_at, last_read_at FROM calendar_feed WHERE staff_id = ${staff.id} AND token_hash IS NOT NULL`
}

type SourceRow = {
  id: string
  kind: SourceKind
  name: string
  host: string
  sealed: Uint8Array
  choices: FoundCalendar[] | null
  nextPollAt: Temporal.Instant | null
  attemptedAt: Temporal.Instant | null
  succeededAt: Temporal.Instant | null
  failures: number
  failingSince: Temporal.Instant | null
  error: string | null
  busy: number
  unreadable: number
}

function selectSources(db: Db, staff: StaffMember, now: Temporal.Instant): Promise<SourceRow[]> {
  return db.sql<SourceRow[]>`
    SELECT c.id, c.kind, c.name, c.host, c.sealed, c.choices, c.next_poll_at, c.attempted_at, c.succeeded_at, c.failures, c.failing_since, c.error,
      (SELECT count(*) FROM external_busy b WHERE b.source_id = c.id AND b.ends_at > ${now}) AS busy,
      (SELECT coalesce(sum(unreadable), 0) FROM calendar_object o WHERE o.source_id = c.id) AS unreadable
    FROM calendar_source c WHERE c.staff_id = ${staff.id} ORDER BY c.created_at, c.id`
}

function viewOf(row: SourceRow, documentKey: Buffer): SourceView {
  const access = openAccess(documentKey, row.id, row.sealed)
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    host: row.host,
    health: healthOf(row),
    succeededAt: row.succeededAt?.toString() ?? null,
    nextPollAt: row.nextPollAt?.toString() ?? null,
    failingSince: row.failingSince?.toString() ?? null,
    failures: row.failures,
    problem: problemOf(row.error),
    busy: row.busy,
    unreadable: row.unreadable,
    choices: (row.choices ?? []).map(({ name }, position) => ({ position, name })),
    access: access && { url: access.url, username: access.username },
  }
}

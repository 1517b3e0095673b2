import { createHash } from 'node:crypto'
import { isLocale } from '#app/lib/locale.ts'
import { hashToken } from '#app/lib/tokens.ts'
import type { Db, Reader } from '#prisma/sql.ts'
import { type FeedEntry, renderFeed } from './render-feed.ts'

const PAST_DAYS = 14
/** The longest horizon that a service can have. */
const AHEAD_DAYS = 730
/** The time of the last reading is a help for its owner and need not be exact. */
const SEEN_MINUTES = 1

type Owner = { staffId: string; name: string; locale: string; lastReadAt: Temporal.Instant | null }

/** The file behind a feed's token and its ETag, and notes that it was read; null for a token that never was or has ended. */
export async function readFeed(
  db: Db,
  { token, publicUrl }: { token: string; publicUrl: string },
  now: Temporal.Instant,
): Promise<{ text: string; etag: string } | null> {
  const [owner] = await db.sql<Owner[]>`
    SELECT feed.staff_id, staff.name, staff.locale, feed.last_read_at FROM calendar_feed feed JOIN staff ON staff.id = feed.staff_id
    WHERE feed.token_hash = ${hashToken(token)} AND staff.active`
  if (!owner) return null
  const [appointments, absences] = await Promise.all([
    listAppointments(db.sql, owner.staffId, now),
    listAbsences(db.sql, owner.staffId, now),
  ])
  const locale = isLocale(owner.locale) ? owner.locale : 'de'
  const text = renderFeed({ name: owner.name, locale, publicUrl, entries: [...appointments, ...absences] }, now)
  const isSeenStale = !owner.lastReadAt || now.since(owner.lastReadAt).total('minutes') >= SEEN_MINUTES
  if (isSeenStale) await db.sql`UPDATE calendar_feed SET last_read_at = ${now} WHERE staff_id = ${owner.staffId}`
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"` }
}

function listAppointments(sql: Reader, staffId: string, now: Temporal.Instant): Promise<FeedEntry[]> {
  return sql<FeedEntry[]>`
    SELECT 'appointment' AS kind, a.id, a.ical_uid AS uid, a.ical_sequence AS sequence, a.service_name, a.title, a.mode, a.starts_at, a.ends_at,
      a.state <> 'requested' AS is_confirmed, o.time_zone AS zone,
      concat_ws(', ', o.name, nullif(o.street, ''), nullif(r.place, '')) AS place,
      coalesce((SELECT max(e.at) FROM event e WHERE e.appointment_id = a.id AND e.type LIKE 'appointment\\_%'), a.booked_at, a.created_at) AS changed_at
    FROM appointment a JOIN office o ON o.id = a.office_id
    CROSS JOIN LATERAL (
      SELECT resource.place FROM allocation JOIN resource ON resource.id = allocation.resource_id
      WHERE allocation.appointment_id = a.id AND allocation.purpose = 'visit' AND resource.staff_id = ${staffId} LIMIT 1) AS r
    WHERE a.state IN ('requested', 'booked', 'completed', 'no_show', 'technical_failure')
      AND (a.expires_at IS NULL OR a.expires_at > ${now})
      AND a.ends_at > ${now.subtract({ hours: 24 * PAST_DAYS })} AND a.starts_at < ${now.add({ hours: 24 * AHEAD_DAYS })}
    ORDER BY a.starts_at, a.id`
}

/** In every calendar that this person is in; one row where two offices have the same. */
function listAbsences(sql: Reader, staffId: string, now: Temporal.Instant): Promise<FeedEntry[]> {
  return sql<FeedEntry[]>`
    SELECT CASE WHEN absence.reason IN ('blocked', 'busy') THEN 'blocked' ELSE 'absence' END AS kind, absence.id, absence.version - 1 AS sequence,
      absence.starts_at, absence.ends_at, office.time_zone AS zone,
      coalesce((SELECT max(c.at) FROM calendar_change c WHERE c.subject_id = absence.id), absence.starts_at) AS changed_at
    FROM absence JOIN resource ON resource.id = absence.resource_id JOIN office ON office.id = resource.office_id
    WHERE resource.staff_id = ${staffId} AND absence.ends_at > ${now.subtract({ hours: 24 * PAST_DAYS })}
    ORDER BY absence.starts_at, absence.id`
}

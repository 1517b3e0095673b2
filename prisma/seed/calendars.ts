import { randomUUID } from 'node:crypto'
import { sealAccess } from '#app/features/calendars/sealed-access.ts'
import { deriveToken, hashToken } from '#app/lib/tokens.ts'
import type { Tx } from '#prisma/sql.ts'

const OWNER = 'anke.lindner@musterstadt.example'
const ZONE = 'Europe/Berlin'
const WEEKS = 8

/** The server's; without one there is no link, without the other no calendar. */
export type CalendarKeys = { tokenKey: Buffer | null; documentKey: Buffer | null }

/**
 * A caseworker with a link to her appointments and with a calendar that says when she is busy: a meeting each Tuesday, and something during one
 * of her appointments. The calendar exists nowhere, so it is never asked, and the page says so.
 */
export async function writeCalendars(
  tx: Tx,
  municipalityId: string,
  { tokenKey, documentKey }: CalendarKeys,
  now: Temporal.Instant,
): Promise<void> {
  const [staff] = await tx<{ id: string }[]>`
    SELECT id FROM staff WHERE email = ${OWNER} AND municipality_id = ${municipalityId}`
  if (!staff) return
  if (tokenKey)
    await tx`
    INSERT INTO calendar_feed (staff_id, token_hash, issued_at)
    VALUES (${staff.id}, ${hashToken(deriveToken(tokenKey, 'feed', staff.id))}, ${now.subtract({ hours: 24 * 20 })})`
  if (documentKey) await writeSource(tx, staff.id, documentKey, now)
}

async function writeSource(tx: Tx, staffId: string, documentKey: Buffer, now: Temporal.Instant): Promise<void> {
  const id = randomUUID()
  const host = 'kalender.musterstadt.example'
  const access = { url: `https://${host}/dav/anke.lindner/dienst/`, username: 'anke.lindner', password: 'beispiel' }
  await tx`
    INSERT INTO calendar_source (id, staff_id, kind, name, host, sealed, created_at, attempted_at, succeeded_at, covers_until)
    VALUES (${id}, ${staffId}, 'caldav', 'Beispielkalender', ${host}, ${sealAccess(documentKey, id, access)},
            ${now.subtract({ hours: 24 * 20 })}, ${now}, ${now}, ${now.add({ hours: 24 * 7 * WEEKS })})`
  await tx`INSERT INTO calendar_object (source_id, key, etag) VALUES (${id}, 'meeting', '"1"'), (${id}, 'training', '"1"')`
  const times = tuesdays(now).map((startsAt) => ({ startsAt, endsAt: startsAt.add({ minutes: 60 }) }))
  for (const { startsAt, endsAt } of times)
    await tx`
      INSERT INTO external_busy (staff_id, source_id, object_key, starts_at, ends_at)
      VALUES (${staffId}, ${id}, 'meeting', ${startsAt}, ${endsAt})`
  await tx`
    INSERT INTO external_busy (staff_id, source_id, object_key, starts_at, ends_at)
    SELECT ${staffId}, ${id}, 'training', a.starts_at - interval '15 minutes', a.ends_at + interval '30 minutes'
    FROM appointment a JOIN allocation l ON l.appointment_id = a.id JOIN resource r ON r.id = l.resource_id
    WHERE r.staff_id = ${staffId} AND a.state = 'booked' AND a.starts_at > ${now.add({ hours: 48 })}
    ORDER BY a.starts_at, a.id LIMIT 1`
}

/** 13:00 on the Tuesdays to come. */
function tuesdays(now: Temporal.Instant): Temporal.Instant[] {
  const today = now.toZonedDateTimeISO(ZONE).toPlainDate()
  const first = today.add({ days: (9 - today.dayOfWeek) % 7 })
  return Array.from({ length: WEEKS }, (_, week) =>
    first.add({ weeks: week }).toZonedDateTime({ timeZone: ZONE, plainTime: '13:00' }).toInstant(),
  )
}

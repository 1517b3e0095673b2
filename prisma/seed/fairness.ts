import { proposeTime } from '#app/features/proposals/propose-time.server.ts'
import { slotInstant } from '#app/features/scheduling/free-slots.ts'
import { findSlots } from '#app/features/scheduling/queries.server.ts'
import { isDomainError } from '#app/lib/errors.ts'
import type { Db, Tx } from '#prisma/sql.ts'

const WAITING = 24
const PROPOSALS = 3

type Booked = {
  id: string
  offeringId: string
  mode: 'video' | 'phone' | 'on_site'
  startsAt: Temporal.Instant
  timeZone: string
}

/**
 * What makes the fair distribution visible: people who wish to come sooner, and some who were proposed another time and have not answered
 * yet.
 */
export async function writeFairness(db: Db, municipalityId: string, now: Temporal.Instant): Promise<void> {
  const booked = await listBooked(db, municipalityId, now)
  await db.transaction((tx) => joinLists(tx, booked.slice(0, WAITING), now))
  let left = PROPOSALS
  for (const appointment of booked.slice(WAITING)) {
    if (left === 0) break
    if (await propose(db, appointment, left === PROPOSALS ? 'replacement' : 'earlier', now)) left -= 1
  }
}

/** Spread over the departments, some weeks ahead. */
async function listBooked(db: Db, municipalityId: string, now: Temporal.Instant): Promise<Booked[]> {
  return db.sql<Booked[]>`
    SELECT a.id, a.offering_id, a.mode, a.starts_at, o.time_zone
    FROM appointment a JOIN office o ON o.id = a.office_id JOIN party p ON p.appointment_id = a.id AND p.role = 'applicant'
    WHERE a.municipality_id = ${municipalityId} AND a.state = 'booked' AND p.email IS NOT NULL AND a.manage_token_hash IS NOT NULL
      AND a.starts_at > ${now.add({ hours: 24 * 9 })}
    ORDER BY md5(coalesce(a.source_id, a.id::text)) LIMIT ${WAITING + 4 * PROPOSALS}`
}

async function joinLists(tx: Tx, booked: readonly Booked[], now: Temporal.Instant): Promise<void> {
  for (const [index, { id }] of booked.entries()) {
    const [fromMinute, toMinute] = [
      [0, 1440],
      [0, 720],
      [720, 1440],
    ][index % 3] as [number, number]
    await tx`
      INSERT INTO earlier_wish ${tx({
        appointmentId: id,
        wishedAt: now.subtract({ hours: 5 * index + 3 }),
        weekdays: index % 4 === 3 ? [2, 4] : [],
        fromMinute,
        toMinute,
        noticeMinutes: index % 5 === 0 ? 1440 : 120,
        offers: index % 6 === 5 ? 1 : 0,
      })} ON CONFLICT DO NOTHING`
  }
}

async function propose(
  db: Db,
  appointment: Booked,
  reason: 'earlier' | 'replacement',
  now: Temporal.Instant,
): Promise<boolean> {
  const { id, offeringId, mode, startsAt, timeZone } = appointment
  const dateIn = (days: number) => now.toZonedDateTimeISO(timeZone).toPlainDate().add({ days })
  const [found] = await findSlots(db.sql, { offeringIds: [offeringId], mode, from: dateIn(3), to: dateIn(8), now })
  const slot = found?.slots.find((one) => Temporal.Instant.compare(slotInstant(one), startsAt) < 0)
  if (!slot) return false
  const expiresAt = reason === 'earlier' ? now.add({ hours: 2 }) : null
  const input = { appointmentId: id, reason, offeringId, mode, start: slotInstant(slot), expiresAt, proposedBy: null }
  try {
    await db.transaction((tx) => proposeTime(tx, input, now))
    return true
  } catch (error) {
    if (isDomainError(error)) return false
    throw error
  }
}

import { randomUUID } from 'node:crypto'
import { DomainError } from '#app/lib/errors.ts'
import type { Locale } from '#app/lib/locale.ts'
import { hashToken } from '#app/lib/tokens.ts'
import type { Db, Tx } from '#prisma/sql.ts'
import { guardHold, type HoldGuard } from './guard-hold.server.ts'
import type { Hold } from './hold-slot.server.ts'
import { icalUid } from './ical-uid.ts'
import { keepSeat } from './keep-seat.server.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { isOverdue } from './policy.ts'
import { inLane } from './slot-lanes.ts'
import { retryOnUnique } from './unique-violation.ts'

export type HoldSeat = {
  groupAppointmentId: string
  /** Made by the page that showed the dates, so that a second click finds the first one's hold. */
  holdToken: string
  locale: Locale
  holdMinutes: number
  /** Counts new holds of one network. */
  guard?: HoldGuard
}

/**
 * Takes one seat of a group appointment for a few minutes while the form is filled in; from then on it goes the way of every hold.
 *
 * @throws {DomainError} `seats_taken`; `slot_not_offered` for a group that is no more; `form_outdated` when the form of this token was sent
 * already or belongs to something else; `too_many_attempts`.
 */
export async function holdSeat(db: Db, input: HoldSeat, now: Temporal.Instant): Promise<Hold> {
  const hold = await retryOnUnique(['hold_token_hash'], () =>
    inLane(input.groupAppointmentId, () => db.transaction((tx) => takeSeat(tx, input, now))),
  )
  if (hold.isNew && input.guard) await guardHold(db, { ...hold, holdToken: input.holdToken, guard: input.guard }, now)
  return hold
}

async function takeSeat(tx: Tx, input: HoldSeat, now: Temporal.Instant): Promise<Hold> {
  const { groupAppointmentId } = input
  const holdTokenHash = hashToken(input.holdToken)
  const expiresAt = now.add({ minutes: input.holdMinutes })
  const held = await lockAppointment(tx, { holdTokenHash })
  if (held) {
    if (held.state !== 'held' || held.groupAppointmentId !== groupAppointmentId) throw new DomainError('form_outdated')
    const own = { appointmentId: held.id, officeId: held.officeId, isNew: false }
    if (!isOverdue(held, now)) return { ...own, expiresAt: held.expiresAt! }
    if (!(await keepSeat(tx, { appointmentId: held.id, groupAppointmentId, expiresAt, now })))
      throw new DomainError('seats_taken')
    await tx`UPDATE appointment SET expires_at = ${expiresAt}, version = version + 1 WHERE id = ${held.id}`
    return { ...own, expiresAt }
  }
  const id = randomUUID()
  // The group's own facts, not the service's of today; a seat takes nobody's time.
  const [created] = await tx<{ officeId: string }[]>`
    INSERT INTO appointment (id, municipality_id, department_id, office_id, service_id, offering_id, state, mode, starts_at, ends_at, service_name,
      service_name_en, duration_minutes, buffer_before_minutes, buffer_after_minutes, move_limit, expires_at, hold_token_hash, locale, ical_uid,
      title, group_appointment_id, created_at)
    SELECT ${id}, municipality_id, department_id, office_id, service_id, offering_id, 'held', mode, starts_at, ends_at, service_name, service_name_en,
      duration_minutes, 0, 0, 0, ${expiresAt}, ${holdTokenHash}, ${input.locale}, ${icalUid(id)}, title, id, ${now}
    FROM appointment WHERE id = ${groupAppointmentId} AND seats IS NOT NULL AND state = 'booked' AND starts_at > ${now}
    RETURNING office_id`
  if (!created) throw new DomainError('slot_not_offered')
  if (!(await keepSeat(tx, { appointmentId: id, groupAppointmentId, expiresAt, now })))
    throw new DomainError('seats_taken')
  return { appointmentId: id, officeId: created.officeId, expiresAt, isNew: true }
}

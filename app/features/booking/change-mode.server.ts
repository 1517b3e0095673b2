import { type Actor, recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { queueNoticeForAll } from '#app/features/notices/queue-notice.server.ts'
import { explainStart } from '#app/features/scheduling/queries.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db, Tx } from '#prisma/sql.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { rearrangeRefusal } from './policy.ts'
import { listOwnResources } from './queries.server.ts'
import type { AppointmentCore, Mode } from './types.ts'

export type ChangeMode = {
  appointmentId: string
  mode: Mode
  /** Needed for the phone when none is known; else left as it is. */
  phone: string
  by: Extract<Actor, { kind: 'citizen' | 'staff' }>
  /** Whose appointments staff may change; null for the citizen, whose link has proven it. */
  departmentId: string | null
}

/**
 * Changes video, phone or on site of a booked appointment and keeps its time and people, where offering and opening hours allow that. Calendars
 * get the change under a higher sequence. Asking for what already is changes nothing.
 *
 * @throws {DomainError} `not_found`, `wrong_state`, `already_cancelled`, `appointment_over`, `mode_not_possible`
 */
export async function changeMode(db: Db, input: ChangeMode, now: Temporal.Instant): Promise<void> {
  const { appointmentId, mode, by } = input
  await db.transaction(async (tx) => {
    const appointment = await lockAppointment(tx, { id: appointmentId })
    if (!appointment || appointment.state === 'held') throw new DomainError('not_found')
    if (input.departmentId && appointment.departmentId !== input.departmentId) throw new DomainError('not_found')
    const refusal = rearrangeRefusal(appointment, now)
    if (refusal) throw new DomainError(refusal)
    if (appointment.groupAppointmentId || appointment.seats !== null) throw new DomainError('wrong_state')
    if (appointment.mode === mode) return
    await requireReachable(tx, input)
    if (!(await allowsMode(tx, appointment, mode, now))) throw new DomainError('mode_not_possible')
    await tx`
      UPDATE appointment SET mode = ${mode}, ical_sequence = ical_sequence + 1, version = version + 1 WHERE id = ${appointmentId}`
    const fact = { appointmentId, departmentId: appointment.departmentId, now }
    await recordAudit(tx, { ...fact, type: 'appointment_mode_changed', by, data: { from: appointment.mode, to: mode } })
    await recordEvent(tx, { ...fact, type: 'appointment_mode_changed', data: { by: by.kind } })
    await queueNoticeForAll(tx, { appointmentId, kind: 'mode_changed', now })
    await queueNoticeForAll(tx, { appointmentId, kind: 'reminder', now })
  })
}

/** Nobody can be called without a number, nor get the link of a video appointment without an address. */
async function requireReachable(tx: Tx, { appointmentId, mode, phone }: ChangeMode): Promise<void> {
  if (phone)
    await tx`UPDATE party SET phone = ${phone}, version = version + 1 WHERE appointment_id = ${appointmentId} AND role = 'applicant' AND phone IS NULL`
  const [person] = await tx<{ email: string | null; phone: string | null }[]>`
    SELECT email, phone FROM party WHERE appointment_id = ${appointmentId} AND role = 'applicant'`
  const isMissing = (mode === 'phone' && !person?.phone) || (mode === 'video' && !person?.email)
  if (isMissing) throw new DomainError('mode_not_possible')
}

/** Where the time breaks a rule already, by staff's own word, the mode is not asked for more. */
async function allowsMode(tx: Tx, appointment: AppointmentCore, mode: Mode, now: Temporal.Instant): Promise<boolean> {
  const { offeringId, startsAt, durationMinutes, id } = appointment
  const own = await listOwnResources(tx, id)
  const people = own.filter(({ kind }) => kind === 'caseworker').map(({ resourceId }) => resourceId)
  const ask = (asked: Mode) =>
    explainStart(tx, {
      offeringId,
      mode: asked,
      start: startsAt,
      durationMinutes,
      excludeAppointmentId: id,
      resourceIds: people,
      now,
    })
  const [{ verdicts: before }, { verdicts: after }] = [await ask(appointment.mode), await ask(mode)]
  if (after.length === 0) return (await offersMode(tx, offeringId, mode)) && before.length === 0
  return after.every(({ resourceId, brokenRules }) => {
    const was = before.find((verdict) => verdict.resourceId === resourceId)?.brokenRules ?? []
    return !brokenRules.includes('outside_openings') || was.includes('outside_openings')
  })
}

async function offersMode(tx: Tx, offeringId: string, mode: Mode): Promise<boolean> {
  const found = await tx`
    SELECT FROM offering o JOIN service s ON s.id = o.service_id
    WHERE o.id = ${offeringId} AND ${mode}::mode = ANY (o.modes) AND ${mode}::mode = ANY (s.modes)`
  return found.count > 0
}

import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { queueNoticeForAll } from '#app/features/notices/queue-notice.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { hashToken } from '#app/lib/tokens.ts'
import type { Db, Tx } from '#prisma/sql.ts'
import { requireMove } from './appointment-state.ts'
import { checkContactLimit } from './check-contact-limit.server.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { reclaimSlot } from './reclaim-slot.server.ts'
import type { AppointmentCore } from './types.ts'

export type Confirmed = { appointmentId: string; alreadyConfirmed: boolean }

/**
 * Books a request whose e-mail address answered. Confirming twice is harmless. A request that expired is still booked when its time is free.
 *
 * @throws {DomainError} `not_found`; `request_expired` when the time is gone; `already_cancelled`; `appointment_over`; `contact_limit_reached`
 */
export async function confirmAppointment(
  db: Db,
  input: { confirmToken: string },
  now: Temporal.Instant,
): Promise<Confirmed> {
  return db.transaction(async (tx) => {
    const appointment = await lockAppointment(tx, { confirmTokenHash: hashToken(input.confirmToken) })
    if (!appointment) throw new DomainError('not_found')
    if (appointment.state === 'booked') return { appointmentId: appointment.id, alreadyConfirmed: true }
    if (appointment.state === 'cancelled') throw new DomainError('already_cancelled')
    if (appointment.state !== 'requested' && appointment.state !== 'expired') throw new DomainError('appointment_over')
    await checkLimit(tx, appointment, now)
    if (!(await reclaimSlot(tx, appointment, null, now))) throw new DomainError('request_expired')
    await book(tx, appointment, now)
    return { appointmentId: appointment.id, alreadyConfirmed: false }
  })
}

async function checkLimit(tx: Tx, { id, serviceId }: AppointmentCore, now: Temporal.Instant): Promise<void> {
  const [applicant] = await tx<{ email: string | null; phone: string | null }[]>`
    SELECT email, phone FROM party WHERE appointment_id = ${id} AND role = 'applicant'`
  if (applicant) await checkContactLimit(tx, { appointmentId: id, serviceId, ...applicant }, now)
}

async function book(tx: Tx, appointment: AppointmentCore, now: Temporal.Instant): Promise<void> {
  requireMove(appointment.state, 'booked')
  const { id, departmentId } = appointment
  await tx`UPDATE appointment SET state = 'booked', booked_at = ${now}, expires_at = NULL, version = version + 1 WHERE id = ${id}`
  const fact = { appointmentId: id, departmentId, now }
  await recordAudit(tx, { ...fact, type: 'appointment_confirmed', by: { kind: 'citizen' } })
  await recordEvent(tx, { ...fact, type: 'appointment_booked' })
  await queueNoticeForAll(tx, { appointmentId: id, kind: 'confirmed', now })
  await queueNoticeForAll(tx, { appointmentId: id, kind: 'reminder', now })
}

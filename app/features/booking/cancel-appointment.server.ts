import { type Actor, recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { queueNoticeForAll } from '#app/features/notices/queue-notice.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import { requireMove } from './appointment-state.ts'
import { freeTime } from './free-time.server.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { cancelRefusal } from './policy.ts'

export type CancelAppointment = {
  appointmentId: string
  by: Extract<Actor, { kind: 'citizen' | 'staff' }>
  /** Free text, shown to staff; may be empty. */
  reason: string
}

/**
 * Cancels a request or a booking and gives its time back. A calendar that has the appointment gets the cancellation under a higher
 * sequence; a request was in no calendar, so nobody is written to.
 *
 * @throws {DomainError} `not_found`, `already_cancelled`, `request_expired`, `appointment_over`
 */
export async function cancelAppointment(db: Db, input: CancelAppointment, now: Temporal.Instant): Promise<void> {
  const { appointmentId, by, reason } = input
  await db.transaction(async (tx) => {
    const appointment = await lockAppointment(tx, { id: appointmentId })
    if (!appointment || appointment.state === 'held') throw new DomainError('not_found')
    const refusal = cancelRefusal(appointment, now)
    if (refusal) throw new DomainError(refusal)
    requireMove(appointment.state, 'cancelled')
    await freeTime(tx, { appointmentId, now })
    await tx`
      UPDATE appointment SET state = 'cancelled', expires_at = NULL, ended_at = ${now}, cancelled_by = ${by.kind}, cancel_reason = ${reason || null},
             ical_sequence = ical_sequence + 1, version = version + 1
      WHERE id = ${appointmentId}`
    const fact = { appointmentId, departmentId: appointment.departmentId, data: { by: by.kind }, now }
    await recordAudit(tx, { ...fact, type: 'appointment_cancelled', by })
    await recordEvent(tx, { ...fact, type: 'appointment_cancelled' })
    if (appointment.state !== 'booked') return
    await queueNoticeForAll(tx, { appointmentId, kind: 'cancelled', now })
  })
}

import type { Actor } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { cancelRefusal } from './policy.ts'
import { withdrawAppointment } from './withdraw-appointment.server.ts'

export type CancelAppointment = {
  appointmentId: string
  by: Extract<Actor, { kind: 'citizen' | 'staff' }>
  /** Free text, shown to staff; may be empty. */
  reason: string
}

/**
 * Cancels a request or a booking and gives its time back. A calendar that has the appointment gets the cancellation under a higher
 * sequence; a request was in no calendar, so nobody is written to. A group appointment ends with its seats: cancel-group.server.ts.
 *
 * @throws {DomainError} `not_found`, `already_cancelled`, `request_expired`, `appointment_over`
 */
export async function cancelAppointment(db: Db, input: CancelAppointment, now: Temporal.Instant): Promise<void> {
  const { appointmentId, by, reason } = input
  await db.transaction(async (tx) => {
    const appointment = await lockAppointment(tx, { id: appointmentId })
    if (!appointment || appointment.state === 'held' || appointment.seats !== null) throw new DomainError('not_found')
    const refusal = cancelRefusal(appointment, now)
    if (refusal) throw new DomainError(refusal)
    await withdrawAppointment(tx, appointment, { by, reason, now })
  })
}

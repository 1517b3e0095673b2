import { DomainError } from '#app/lib/errors.ts'
import type { Tx } from '#prisma/sql.ts'
import type { BookingStaff } from './book-appointment.server.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { rearrangeRefusal } from './policy.ts'
import type { AppointmentCore } from './types.ts'

/**
 * Locks an appointment of the staff member's own department that staff may change.
 *
 * @throws {DomainError} `not_found`, `wrong_state`, `already_cancelled`, `appointment_over`
 */
export async function lockRearrangeable(
  tx: Tx,
  { appointmentId, staff }: { appointmentId: string; staff: BookingStaff },
  now: Temporal.Instant,
): Promise<AppointmentCore> {
  const appointment = await lockAppointment(tx, { id: appointmentId })
  if (!appointment || appointment.departmentId !== staff.departmentId) throw new DomainError('not_found')
  const refusal = rearrangeRefusal(appointment, now)
  if (refusal) throw new DomainError(refusal)
  return appointment
}

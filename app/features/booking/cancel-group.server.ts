import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import type { BookingStaff } from './book-appointment.server.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { cancelRefusal } from './policy.ts'
import { withdrawAppointment } from './withdraw-appointment.server.ts'

export type CancelGroup = { appointmentId: string; staff: BookingStaff; reason: string }

/**
 * Cancels a group appointment with all its seats, in one transaction; everybody who has one is told. The group is locked first, so nobody
 * takes a seat meanwhile.
 *
 * @returns how many seats were given up.
 * @throws {DomainError} `not_found`, `already_cancelled`, `appointment_over`
 */
export async function cancelGroup(db: Db, input: CancelGroup, now: Temporal.Instant): Promise<number> {
  const { appointmentId, staff, reason } = input
  return db.transaction(async (tx) => {
    const group = await lockAppointment(tx, { id: appointmentId })
    if (!group || group.seats === null || group.departmentId !== staff.departmentId) throw new DomainError('not_found')
    const refusal = cancelRefusal(group, now)
    if (refusal) throw new DomainError(refusal)
    // Whoever is taking a seat right now holds a key share on this row and ends before, or sees that it is cancelled.
    await tx`SELECT FROM appointment WHERE id = ${appointmentId} FOR UPDATE`
    const by = { kind: 'staff', id: staff.id } as const
    const seats = await tx<{ id: string }[]>`
      SELECT id FROM appointment WHERE group_appointment_id = ${appointmentId} AND state IN ('requested', 'booked') ORDER BY id`
    for (const { id } of seats) {
      const seat = await lockAppointment(tx, { id })
      if (seat?.state === 'requested' || seat?.state === 'booked')
        await withdrawAppointment(tx, seat, { by, reason, now })
    }
    await tx`DELETE FROM appointment WHERE group_appointment_id = ${appointmentId} AND state = 'held'`
    await withdrawAppointment(tx, group, { by, reason, now })
    return seats.length
  })
}

import { type Actor, recordAudit } from '#app/features/audit/record.server.ts'
import { lockAppointment } from '#app/features/booking/lock-appointment.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'

export type LeaveList = { appointmentId: string; by: Extract<Actor, { kind: 'citizen' | 'staff' }> }

/**
 * Takes an appointment off the list of those who wish to come sooner. An offer that is open can still be answered. Leaving twice is harmless.
 *
 * @throws {DomainError} `not_found`
 */
export async function leaveList(db: Db, { appointmentId, by }: LeaveList, now: Temporal.Instant): Promise<void> {
  await db.transaction(async (tx) => {
    const appointment = await lockAppointment(tx, { id: appointmentId })
    if (!appointment || appointment.state === 'held') throw new DomainError('not_found')
    const left = await tx`DELETE FROM earlier_wish WHERE appointment_id = ${appointmentId}`
    if (left.count === 0) return
    const { departmentId } = appointment
    await recordAudit(tx, { type: 'earlier_list_left', by, appointmentId, departmentId, now })
  })
}

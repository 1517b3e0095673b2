import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import type { BookingStaff } from './book-appointment.server.ts'
import { lockAppointment } from './lock-appointment.server.ts'
import { cancelRefusal } from './policy.ts'
import { withdrawAppointment } from './withdraw-appointment.server.ts'

export type CancelSeries = { seriesId: string; staff: BookingStaff; reason: string }

/**
 * Cancels every date of a series that is still to come, in one transaction; what is over or cancelled stays as it is.
 *
 * @returns how many dates were cancelled.
 * @throws {DomainError} `not_found` for a series of another department, `appointment_over` when nothing of it is left.
 */
export async function cancelSeries(db: Db, input: CancelSeries, now: Temporal.Instant): Promise<number> {
  const { seriesId, staff, reason } = input
  return db.transaction(async (tx) => {
    const dates = await tx<{ id: string }[]>`
      SELECT id FROM appointment WHERE series_id = ${seriesId} AND department_id = ${staff.departmentId} ORDER BY id`
    if (dates.length === 0) throw new DomainError('not_found')
    let cancelled = 0
    for (const { id } of dates) {
      const appointment = await lockAppointment(tx, { id })
      if (!appointment || cancelRefusal(appointment, now)) continue
      await withdrawAppointment(tx, appointment, { by: { kind: 'staff', id: staff.id }, reason, now })
      cancelled++
    }
    if (cancelled === 0) throw new DomainError('appointment_over')
    return cancelled
  })
}

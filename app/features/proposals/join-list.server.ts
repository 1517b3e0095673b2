import { type Actor, recordAudit } from '#app/features/audit/record.server.ts'
import { lockAppointment } from '#app/features/booking/lock-appointment.server.ts'
import { saveWish } from '#app/features/booking/save-wish.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import type { EarlierWish } from './earlier-wish.ts'
import { listRefusal } from './policy.ts'

export type JoinList = { appointmentId: string; wish: EarlierWish; by: Extract<Actor, { kind: 'citizen' | 'staff' }> }

/**
 * Puts an appointment on the list of those who wish to come sooner, or changes their wishes, which does not cost them their place.
 *
 * @throws {DomainError} `not_found`, `already_cancelled`, `appointment_over`, `wrong_state`
 */
export async function joinList(db: Db, { appointmentId, wish, by }: JoinList, now: Temporal.Instant): Promise<void> {
  await db.transaction(async (tx) => {
    const appointment = await lockAppointment(tx, { id: appointmentId })
    if (!appointment || appointment.state === 'held') throw new DomainError('not_found')
    const refusal = listRefusal(appointment, now)
    if (refusal) throw new DomainError(refusal)
    await saveWish(tx, { appointmentId, wish, now })
    const { departmentId } = appointment
    await recordAudit(tx, { type: 'earlier_list_joined', by, appointmentId, departmentId, now })
  })
}

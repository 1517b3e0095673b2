import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import type { BookingStaff } from './book-appointment.server.ts'
import { claimSlot } from './claim-slot.server.ts'
import { lockRearrangeable } from './lock-rearrangeable.server.ts'
import { refuseTaken } from './refuse-taken.server.ts'
import { requireOwnResources } from './require-own-resources.server.ts'
import { visitTimes } from './visit-times.ts'

export type AddResource = { appointmentId: string; resourceId: string; staff: BookingStaff }

/**
 * Brings a second caseworker, a room or an interpreter of the department into a booked appointment, when they are free for all of it.
 *
 * @throws {DomainError} `not_found`, `wrong_state`, `already_cancelled`, `appointment_over`, `time_taken`, `slot_taken`
 */
export async function addResource(db: Db, input: AddResource, now: Temporal.Instant): Promise<void> {
  const { appointmentId, resourceId, staff } = input
  await db.transaction(async (tx) => {
    const appointment = await lockRearrangeable(tx, input, now)
    if (appointment.groupAppointmentId) throw new DomainError('wrong_state')
    await requireOwnResources(tx, staff.departmentId, [resourceId])
    const has = await tx`
      SELECT FROM allocation WHERE appointment_id = ${appointmentId} AND resource_id = ${resourceId} AND purpose = 'visit'`
    if (has.count > 0) return
    const { from, to } = visitTimes(appointment, appointment.startsAt)
    const claim = { appointmentId, sets: [[resourceId]], from, to, expiresAt: null, channel: 'internal' as const, now }
    if (!(await claimSlot(tx, claim)))
      throw await refuseTaken(tx, { appointmentId, resourceIds: [resourceId], from, to, now })
    const fact = { appointmentId, departmentId: staff.departmentId, data: { resourceId }, now }
    await recordAudit(tx, { ...fact, type: 'resource_added', by: { kind: 'staff', id: staff.id } })
    await recordEvent(tx, { ...fact, type: 'resource_added' })
    await tx`UPDATE appointment SET version = version + 1 WHERE id = ${appointmentId}`
  })
}

import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import type { BookingStaff } from './book-appointment.server.ts'
import { lockRearrangeable } from './lock-rearrangeable.server.ts'
import { listOwnResources } from './queries.server.ts'

export type RemoveResource = { appointmentId: string; resourceId: string; staff: BookingStaff }

/**
 * Lets one of several go from a booked appointment; its time is free at once. The last one stays: hand the appointment over instead.
 *
 * @throws {DomainError} `not_found`, `wrong_state` for the last one, `already_cancelled`, `appointment_over`
 */
export async function removeResource(db: Db, input: RemoveResource, now: Temporal.Instant): Promise<void> {
  const { appointmentId, resourceId, staff } = input
  await db.transaction(async (tx) => {
    await lockRearrangeable(tx, input, now)
    const own = await listOwnResources(tx, appointmentId)
    if (!own.some((allocation) => allocation.resourceId === resourceId)) return
    if (own.length === 1) throw new DomainError('wrong_state')
    await tx`DELETE FROM allocation WHERE appointment_id = ${appointmentId} AND resource_id = ${resourceId} AND purpose = 'visit'`
    const fact = { appointmentId, departmentId: staff.departmentId, data: { resourceId }, now }
    await recordAudit(tx, { ...fact, type: 'resource_removed', by: { kind: 'staff', id: staff.id } })
    await recordEvent(tx, { ...fact, type: 'resource_removed' })
    await tx`UPDATE appointment SET version = version + 1 WHERE id = ${appointmentId}`
  })
}

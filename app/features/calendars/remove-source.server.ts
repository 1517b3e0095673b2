import type { StaffMember } from '#app/features/access/staff-member.ts'
import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'

export type RemoveSource = { staff: Pick<StaffMember, 'id' | 'departmentId'>; sourceId: string }

/**
 * Disconnects a calendar of this person; its password and its busy times are gone.
 *
 * @throws {DomainError} `not_found`, also for somebody else's.
 */
export async function removeSource(db: Db, { staff, sourceId }: RemoveSource, now: Temporal.Instant): Promise<void> {
  await db.transaction(async (tx) => {
    const removed = await tx`DELETE FROM calendar_source WHERE id = ${sourceId} AND staff_id = ${staff.id}`
    if (removed.count === 0) throw new DomainError('not_found')
    const fact = { departmentId: staff.departmentId, now }
    await recordAudit(tx, {
      ...fact,
      type: 'calendar_source_removed',
      by: { kind: 'staff', id: staff.id },
      data: { sourceId },
    })
    if (staff.departmentId) await recordEvent(tx, { type: 'calendar_changed', departmentId: staff.departmentId, now })
  })
}

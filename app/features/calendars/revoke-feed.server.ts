import type { StaffMember } from '#app/features/access/staff-member.ts'
import { recordAudit } from '#app/features/audit/record.server.ts'
import type { Db } from '#prisma/sql.ts'

/** Ends the secret link of this person; whoever has it gets the same answer as with one that never was. */
export async function revokeFeed(
  db: Db,
  staff: Pick<StaffMember, 'id' | 'departmentId'>,
  now: Temporal.Instant,
): Promise<void> {
  await db.transaction(async (tx) => {
    const ended = await tx`
      UPDATE calendar_feed SET token_hash = NULL WHERE staff_id = ${staff.id} AND token_hash IS NOT NULL`
    if (ended.count === 0) return
    await recordAudit(tx, {
      type: 'calendar_feed_revoked',
      by: { kind: 'staff', id: staff.id },
      departmentId: staff.departmentId,
      now,
    })
  })
}

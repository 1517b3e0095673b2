import { recordAudit } from '#app/features/audit/record.server.ts'
import type { Db } from '#prisma/sql.ts'
import type { StaffMember } from './staff-member.ts'

/** Ends every session of this person on every device, this one too. Answers how many there were. */
export async function signOutEverywhere(db: Db, staff: StaffMember, now: Temporal.Instant): Promise<number> {
  return db.transaction(async (tx) => {
    const ended = await tx`DELETE FROM staff_session WHERE staff_id = ${staff.id}`
    await recordAudit(tx, {
      type: 'staff_signed_out_everywhere',
      by: { kind: 'staff', id: staff.id },
      departmentId: staff.departmentId,
      data: { sessions: ended.count },
      now,
    })
    return ended.count
  })
}

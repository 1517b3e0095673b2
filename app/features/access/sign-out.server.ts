import { recordAudit } from '#app/features/audit/record.server.ts'
import type { Db } from '#prisma/sql.ts'
import type { StaffMember } from './staff-member.ts'

/** Ends this session in the database, so that a copy of its cookie is worth nothing either. */
export async function signOut(db: Db, staff: StaffMember, now: Temporal.Instant): Promise<void> {
  await db.transaction(async (tx) => {
    await tx`DELETE FROM staff_session WHERE id_hash = ${staff.sessionIdHash}`
    await recordAudit(tx, {
      type: 'staff_signed_out',
      by: { kind: 'staff', id: staff.id },
      departmentId: staff.departmentId,
      now,
    })
  })
}

import type { StaffMember } from '#app/features/access/staff-member.ts'
import { recordAudit } from '#app/features/audit/record.server.ts'
import { deriveToken, hashToken } from '#app/lib/tokens.ts'
import type { Db } from '#prisma/sql.ts'

/** Gives this person a new secret link to their appointments; one from before ends at once. */
export async function issueFeed(
  db: Db,
  tokenKey: Buffer,
  staff: Pick<StaffMember, 'id' | 'departmentId'>,
  now: Temporal.Instant,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx<[{ version: number }]>`
      INSERT INTO calendar_feed (staff_id, issued_at) VALUES (${staff.id}, ${now})
      ON CONFLICT (staff_id) DO UPDATE SET version = calendar_feed.version + 1, issued_at = EXCLUDED.issued_at, last_read_at = NULL
      RETURNING version`
    const token = deriveToken(tokenKey, 'feed', staff.id, row.version)
    await tx`UPDATE calendar_feed SET token_hash = ${hashToken(token)} WHERE staff_id = ${staff.id}`
    await recordAudit(tx, {
      type: 'calendar_feed_issued',
      by: { kind: 'staff', id: staff.id },
      departmentId: staff.departmentId,
      data: { version: row.version },
      now,
    })
  })
}

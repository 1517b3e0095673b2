import type { StaffMember } from '#app/features/access/staff-member.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import { enqueuePoll } from './enqueue-poll.server.ts'

/**
 * Has a calendar of this person asked now, whenever it would be due.
 *
 * @throws {DomainError} `not_found`, also for somebody else's.
 */
export async function askNow(
  db: Db,
  { staff, sourceId }: { staff: Pick<StaffMember, 'id'>; sourceId: string },
): Promise<void> {
  const [row] = await db.sql`
    SELECT FROM calendar_source WHERE id = ${sourceId} AND staff_id = ${staff.id} AND next_poll_at IS NOT NULL`
  if (!row) throw new DomainError('not_found')
  await enqueuePoll(db.sql, sourceId, { evenEarly: true })
}

import type { StaffMember } from '#app/features/access/staff-member.ts'
import { recordAudit } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import { enqueuePoll } from './enqueue-poll.server.ts'
import { type CalendarAccess, sealAccess } from './sealed-access.ts'

export type ChangeSource = {
  staff: Pick<StaffMember, 'id' | 'departmentId'>
  sourceId: string
  name: string
  host: string
  access: CalendarAccess
}

/**
 * Changes how a calendar of this person is reached and has it asked at once. Its busy times stay until it has answered: they are replaced as
 * a whole then.
 *
 * @throws {DomainError} `not_found`, also for somebody else's.
 */
export async function changeSource(
  db: Db,
  installationKey: Buffer,
  { staff, sourceId, name, host, access }: ChangeSource,
  now: Temporal.Instant,
): Promise<void> {
  await db.transaction(async (tx) => {
    const changed = await tx`
      UPDATE calendar_source SET name = ${name}, host = ${host}, sealed = ${sealAccess(installationKey, sourceId, access)}, choices = NULL,
        attempted_at = NULL, succeeded_at = NULL, failures = 0, failing_since = NULL, error = NULL, collection_tag = NULL, covers_until = NULL,
        next_poll_at = ${now}
      WHERE id = ${sourceId} AND staff_id = ${staff.id}`
    if (changed.count === 0) throw new DomainError('not_found')
    await enqueuePoll(tx, sourceId, { evenEarly: true })
    await recordAudit(tx, {
      type: 'calendar_source_changed',
      by: { kind: 'staff', id: staff.id },
      departmentId: staff.departmentId,
      data: { sourceId },
      now,
    })
  })
}

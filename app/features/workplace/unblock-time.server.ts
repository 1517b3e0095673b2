import type { StaffMember } from '#app/features/access/staff-member.ts'
import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import { canBlock } from './policy.ts'

export type UnblockTime = {
  absenceId: string
  staff: Pick<StaffMember, 'id' | 'departmentId' | 'roles' | 'resourceIds'>
}

/**
 * Takes a blocked stretch of time back. Leave and other absences are not for this: they belong to the openings.
 *
 * @throws {DomainError} `not_found`, `not_allowed`
 */
export async function unblockTime(db: Db, { absenceId, staff }: UnblockTime, now: Temporal.Instant): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx<
      {
        resourceId: string
        officeId: string
        departmentId: string
        kind: string
        startsAt: Temporal.Instant
        endsAt: Temporal.Instant
      }[]
    >`
      SELECT a.resource_id, r.office_id, o.department_id, r.kind, a.starts_at, a.ends_at
      FROM absence a JOIN resource r ON r.id = a.resource_id JOIN office o ON o.id = r.office_id
      WHERE a.id = ${absenceId} AND a.reason = 'blocked' FOR UPDATE OF a`
    if (!row || row.departmentId !== staff.departmentId) throw new DomainError('not_found')
    const { resourceId, officeId, departmentId, kind } = row
    if (!canBlock(staff, { id: resourceId, kind })) throw new DomainError('not_allowed')
    await tx`DELETE FROM absence WHERE id = ${absenceId}`
    const before = { resourceId, startsAt: row.startsAt.toString(), endsAt: row.endsAt.toString(), reason: 'blocked' }
    await tx`
      INSERT INTO calendar_change (at, staff_id, office_id, kind, subject_id, resource_id, before)
      VALUES (${now}, ${staff.id}, ${officeId}, 'absence', ${absenceId}, ${resourceId}, ${tx.json(before)})`
    const fact = { departmentId, data: { resourceId, absenceId }, now }
    await recordAudit(tx, { ...fact, type: 'time_unblocked', by: { kind: 'staff', id: staff.id } })
    await recordEvent(tx, { ...fact, type: 'time_unblocked' })
  })
}

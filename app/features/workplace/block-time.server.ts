import type { StaffMember } from '#app/features/access/staff-member.ts'
import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import { canBlock } from './policy.ts'

export type BlockTime = {
  resourceId: string
  staff: Pick<StaffMember, 'id' | 'departmentId' | 'roles' | 'resourceIds'>
  from: Temporal.Instant
  to: Temporal.Instant
  /** For colleagues; may be empty. */
  note: string
}

/**
 * Keeps a stretch of somebody's time free of bookings, as an absence of the class "blocked" that can be taken back. Not over an appointment:
 * that has to be moved first. Caseworkers block their own time and rooms, leads everybody's.
 *
 * @returns id of the absence.
 * @throws {DomainError} `not_found` for a resource of another department, `not_allowed`, `time_taken` with the appointment that is in the way.
 */
export async function blockTime(db: Db, input: BlockTime, now: Temporal.Instant): Promise<string> {
  const { resourceId, staff, from, to, note } = input
  return db.transaction(async (tx) => {
    const [resource] = await tx<{ officeId: string; departmentId: string; kind: string }[]>`
      SELECT r.office_id, o.department_id, r.kind FROM resource r JOIN office o ON o.id = r.office_id
      WHERE r.id = ${resourceId} AND r.active FOR UPDATE OF r`
    if (!resource || resource.departmentId !== staff.departmentId) throw new DomainError('not_found')
    if (!canBlock(staff, { id: resourceId, kind: resource.kind })) throw new DomainError('not_allowed')
    const [taken] = await tx<{ appointmentId: string }[]>`
      SELECT appointment_id FROM allocation
      WHERE resource_id = ${resourceId} AND during && tstzrange(${from}, ${to}) AND purpose <> 'rest' AND (expires_at IS NULL OR expires_at > ${now})
      ORDER BY lower(during) LIMIT 1`
    if (taken) throw new DomainError('time_taken', { resourceId, appointmentId: taken.appointmentId })
    const [row] = await tx<{ id: string }[]>`
      INSERT INTO absence (resource_id, starts_at, ends_at, reason, note) VALUES (${resourceId}, ${from}, ${to}, 'blocked', ${note}) RETURNING id`
    const after = { resourceId, startsAt: from.toString(), endsAt: to.toString(), reason: 'blocked' }
    await tx`
      INSERT INTO calendar_change (at, staff_id, office_id, kind, subject_id, resource_id, after)
      VALUES (${now}, ${staff.id}, ${resource.officeId}, 'absence', ${row!.id}, ${resourceId}, ${tx.json(after)})`
    const fact = { departmentId: resource.departmentId, data: { resourceId, absenceId: row!.id }, now }
    await recordAudit(tx, { ...fact, type: 'time_blocked', by: { kind: 'staff', id: staff.id } })
    await recordEvent(tx, { ...fact, type: 'time_blocked' })
    return row!.id
  })
}

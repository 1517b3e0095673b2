import type { StaffMember } from '#app/features/access/staff-member.ts'
import { recordAudit } from '#app/features/audit/record.server.ts'
import type { Tx } from '#prisma/sql.ts'
import { changedFacts } from './changes.ts'
import type { DepartmentRules } from './department-rules.ts'
import type { ServiceRules } from './service-rules.ts'

export type NewChange = {
  staff: StaffMember
  departmentId: string
  /** null: the department's own rules. */
  serviceId: string | null
  before: ServiceRules | DepartmentRules
  after: ServiceRules | DepartmentRules
}

/** Writes the history and the audit row of one change, in the transaction of the change. */
export async function recordChange(tx: Tx, change: NewChange, now: Temporal.Instant): Promise<void> {
  const { staff, departmentId, serviceId, before, after } = change
  await tx`
    INSERT INTO settings_change (at, staff_id, department_id, service_id, before, after)
    VALUES (${now}, ${staff.id}, ${departmentId}, ${serviceId}, ${tx.json(before)}, ${tx.json(after)})`
  await recordAudit(tx, {
    type: serviceId ? 'service_rules_changed' : 'department_rules_changed',
    by: { kind: 'staff', id: staff.id },
    departmentId,
    data: { ...(serviceId ? { serviceId } : {}), ...changedFacts(before, after) },
    now,
  })
}

import type { StaffMember } from '#app/features/access/staff-member.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import type { DepartmentRules } from './department-rules.ts'
import { lockDepartmentRules } from './queries.server.ts'
import { recordChange } from './record-change.server.ts'
import { tagOf } from './rules-tag.ts'

export type SaveDepartment = {
  staff: StaffMember
  departmentId: string
  /** Tag of the rules that the form was filled from. */
  seen: string
  rules: DepartmentRules
}

/**
 * Saves the rules of a department, with history and audit. Requests, offers and proposals that run already keep their ends. Nothing is
 * written when nothing differs; answers whether something did.
 *
 * @throws {DomainError} `rule_changed` when somebody else has changed them since, `not_found`
 */
export async function saveDepartment(db: Db, input: SaveDepartment, now: Temporal.Instant): Promise<boolean> {
  const { staff, departmentId, seen, rules } = input
  return db.transaction(async (tx) => {
    const before = await lockDepartmentRules(tx, departmentId)
    if (!before) throw new DomainError('not_found')
    if (tagOf(before) !== seen) throw new DomainError('rule_changed')
    if (tagOf(rules) === seen) return false
    await tx`UPDATE department SET ${tx(rules)} WHERE id = ${departmentId}`
    await recordChange(tx, { staff, departmentId, serviceId: null, before, after: rules }, now)
    return true
  })
}

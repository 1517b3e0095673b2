import type { StaffMember } from '#app/features/access/staff-member.ts'
import type { Now } from '#app/lib/clock.ts'
import { notFound } from '#app/lib/http.ts'
import type { Db } from '#prisma/sql.ts'
import { canChangeRules } from './policy.ts'
import { getOfficeRules, listRuleOffices } from './queries.server.ts'
import type { OfficeRules, RuleOffice } from './rules.ts'

export type RulesPage = {
  rules: OfficeRules
  offices: (RuleOffice & { departmentName: string })[]
  /** `YYYY-MM-DD` in the office's zone. */
  today: string
}

/**
 * The gate of every page about an office's rules: all rules of the office named, or of the first one. Throws "not found" for an office that
 * this person may not change, and when there is none at all.
 */
export async function requireRules(
  context: { db: Db; now: Now },
  staff: StaffMember,
  officeId: string | null,
): Promise<RulesPage> {
  const offices = await listRuleOffices(context.db.sql, staff)
  const office = officeId ? offices.find(({ id }) => id === officeId) : offices[0]
  if (!office || !canChangeRules(staff, office)) throw notFound()
  const now = context.now()
  const rules = await getOfficeRules(context.db.sql, office, now)
  return { rules, offices: [...offices], today: now.toZonedDateTimeISO(office.timeZone).toPlainDate().toString() }
}

import type { StaffMember } from '#app/features/access/staff-member.ts'
import type { Now } from '#app/lib/clock.ts'
import { notFound } from '#app/lib/http.ts'
import type { Db } from '#prisma/sql.ts'
import { type EditedKind, readKind } from './paths.ts'
import { findKept, findOfficeOf } from './queries.server.ts'
import type { KeptRule } from './read-rule-form.ts'
import { type RulesPage, requireRules } from './require-rules.server.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * The gate of the editor: the kind of rule that the address names, the stored rule or null for `neu`, and the rules around it. Throws "not
 * found" for what does not exist or belongs to an office that this person may not change. `may be gone`: a form about a rule that somebody
 * has deleted meanwhile comes through with null, under the office it was sent for.
 */
export async function requireRule(
  context: { db: Db; now: Now },
  staff: StaffMember,
  params: { kind?: string; ruleId?: string },
  officeId: string | null,
  gone?: 'may be gone',
): Promise<RulesPage & { kind: EditedKind; kept: KeptRule | null }> {
  const kind = readKind(params.kind)
  const id = params.ruleId ?? ''
  if (!kind || (officeId && !UUID.test(officeId))) throw notFound()
  if (id === 'neu') return { kind, kept: null, ...(await requireRules(context, staff, officeId)) }
  if (!UUID.test(id)) throw notFound()
  const owner = await findOfficeOf(context.db.sql, kind, id)
  if (!owner && !(gone && officeId)) throw notFound()
  const page = await requireRules(context, staff, owner ?? officeId)
  const kept = owner ? await findKept(context.db.sql, kind, { officeId: owner, id }) : null
  return { kind, kept: kept as KeptRule | null, ...page }
}

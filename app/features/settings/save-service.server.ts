import type { StaffMember } from '#app/features/access/staff-member.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db, Tx } from '#prisma/sql.ts'
import { findSettingsService } from './queries.server.ts'
import { recordChange } from './record-change.server.ts'
import { tagOf } from './rules-tag.ts'
import { KINDS, offeredModes, PLAIN_REQUIREMENTS, type ServiceRules } from './service-rules.ts'

export type SaveService = {
  staff: StaffMember
  serviceId: string
  /** Tag of the rules that the form was filled from. */
  seen: string
  rules: ServiceRules
}

/**
 * Saves the rules of a service, with history and audit. Booked appointments carry copies of what they were booked with and do not change.
 * Nothing is written when nothing differs; answers whether something did.
 *
 * @throws {DomainError} `rule_changed` when somebody else has changed them since, `not_found`
 */
export async function saveService(db: Db, input: SaveService, now: Temporal.Instant): Promise<boolean> {
  const { staff, serviceId, seen, rules } = input
  return db.transaction(async (tx) => {
    await tx`SELECT FROM service WHERE id = ${serviceId} FOR NO KEY UPDATE`
    const kept = await findSettingsService(tx, serviceId, 'de')
    if (!kept) throw new DomainError('not_found')
    if (tagOf(kept.rules) !== seen) throw new DomainError('rule_changed')
    if (tagOf(rules) === seen) return false
    await writeService(tx, serviceId, rules)
    await writeRequirements(tx, serviceId, rules)
    await writeModes(tx, kept.rules.modes, rules.modes)
    const { departmentId } = kept
    await recordChange(tx, { staff, departmentId, serviceId, before: kept.rules, after: rules }, now)
    return true
  })
}

async function writeService(tx: Tx, serviceId: string, rules: ServiceRules): Promise<void> {
  const { requirements: _, modes: __, ...columns } = rules
  await tx`UPDATE service SET ${tx(columns)} WHERE id = ${serviceId}`
  const modes = offeredModes(rules)
  // where no office offers it, the service keeps its modes for the day on which one does again
  if (modes.length > 0) await tx`UPDATE service SET modes = ${modes}::mode[] WHERE id = ${serviceId}`
}

async function writeRequirements(tx: Tx, serviceId: string, { requirements }: ServiceRules): Promise<void> {
  await tx`DELETE FROM service_requirement WHERE service_id = ${serviceId}`
  if (KINDS.every((kind) => requirements[kind] === PLAIN_REQUIREMENTS[kind])) return
  const rows = KINDS.filter((kind) => requirements[kind] > 0).map((kind) => ({
    serviceId,
    kind,
    count: requirements[kind],
  }))
  await tx`INSERT INTO service_requirement ${tx(rows)}`
}

async function writeModes(tx: Tx, before: ServiceRules['modes'], after: ServiceRules['modes']): Promise<void> {
  for (const [offeringId, modes] of Object.entries(after)) {
    if (before[offeringId]?.join() === modes.join()) continue
    if (modes.length === 0) await tx`UPDATE offering SET active = false WHERE id = ${offeringId}`
    else await tx`UPDATE offering SET active = true, modes = ${modes}::mode[] WHERE id = ${offeringId}`
  }
}

import type { Tx } from '#prisma/sql.ts'
import type { OpeningState, RuleChange } from './rules.ts'

/**
 * Writes one change of an office's rules in the caller's transaction. What was looked at must still be there: `false` when somebody else
 * has changed or deleted the rule meanwhile, or made one in its place; nothing is written then.
 */
export async function writeRule(tx: Tx, officeId: string, change: RuleChange): Promise<boolean> {
  if (change.kind === 'holiday') return writeHoliday(tx, officeId, change)
  if (change.before === null) return insertRule(tx, officeId, change)
  return change.after === null ? deleteRule(tx, change) : updateRule(tx, change)
}

type Stored = Exclude<RuleChange, { kind: 'holiday' }>
const TABLES = {
  opening: 'opening',
  exception: 'opening_exception',
  absence: 'absence',
  closure: 'closure',
  group: 'resource_group',
} as const satisfies Record<Stored['kind'], string>

async function insertRule(tx: Tx, officeId: string, change: Stored): Promise<boolean> {
  const row = { ...columnsOf(change), ...ownerOf(change, officeId), id: change.id }
  const added = await tx`INSERT INTO ${tx(TABLES[change.kind])} ${tx(row)} ON CONFLICT DO NOTHING`
  if (added.count === 0) return false
  await writeParts(tx, change)
  return true
}

async function updateRule(tx: Tx, change: Stored): Promise<boolean> {
  const changed = await tx`
    UPDATE ${tx(TABLES[change.kind])} SET ${tx(columnsOf(change))}, version = version + 1
    WHERE id = ${change.id} AND version = ${change.version}`
  if (changed.count === 0) return false
  await writeParts(tx, change)
  return true
}

async function deleteRule(tx: Tx, change: Stored): Promise<boolean> {
  const gone = await tx`DELETE FROM ${tx(TABLES[change.kind])} WHERE id = ${change.id} AND version = ${change.version}`
  return gone.count > 0
}

/** Columns of the rule's own row. JSON goes in as text, since postgres.js cannot know that an array is no SQL array. */
function columnsOf(change: Stored): Record<string, never> {
  const columns = () => {
    switch (change.kind) {
      case 'opening':
        return openingColumns(change.after!)
      case 'exception': {
        const { windows, ...rest } = change.after!
        return { ...rest, windows: windows as never }
      }
      case 'absence':
        return change.after!
      case 'closure':
        return { firstDate: change.after!.first, lastDate: change.after!.last, reason: change.after!.reason }
      case 'group':
        return { name: change.after!.name }
    }
  }
  return columns() as unknown as Record<string, never>
}

function openingColumns(state: OpeningState) {
  const { resourceId, groupId, weekday, from, to, breaks, validFrom, validTo, everyWeeks, weekOfMonth, modes } = state
  return {
    resourceId,
    groupId,
    weekday,
    fromMinute: from,
    toMinute: to,
    breaks,
    validFrom,
    validTo,
    everyWeeks,
    weekOfMonth,
    modes,
  }
}

function ownerOf(change: Stored, officeId: string): Record<string, never> {
  return (change.kind === 'closure' || change.kind === 'group' ? { officeId } : {}) as Record<string, never>
}

async function writeParts(tx: Tx, change: Stored): Promise<void> {
  if (change.kind === 'group') {
    await tx`DELETE FROM resource_group_member WHERE group_id = ${change.id}`
    await tx`
      INSERT INTO resource_group_member (group_id, resource_id) SELECT ${change.id}::uuid, unnest(${change.after!.memberIds}::uuid[])`
  }
  if (change.kind !== 'opening') return
  const { offeringIds, quotas } = change.after!
  await tx`DELETE FROM opening_offering WHERE opening_id = ${change.id}`
  await tx`DELETE FROM opening_quota WHERE opening_id = ${change.id}`
  await tx`INSERT INTO opening_offering (opening_id, offering_id) SELECT ${change.id}::uuid, unnest(${offeringIds}::uuid[])`
  if (quotas.length > 0)
    await tx`INSERT INTO opening_quota ${tx(quotas.map((quota) => ({ ...quota, openingId: change.id })))}`
}

async function writeHoliday(
  tx: Tx,
  officeId: string,
  { before, after }: Extract<RuleChange, { kind: 'holiday' }>,
): Promise<boolean> {
  const date = (after ?? before)!.date
  const kept = await tx`DELETE FROM office_holiday WHERE office_id = ${officeId} AND date = ${date} RETURNING closed`
  if ((kept[0]?.['closed'] ?? null) !== (before?.closed ?? null)) return false
  if (after) await tx`INSERT INTO office_holiday ${tx({ officeId, ...after })}`
  return true
}

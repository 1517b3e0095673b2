import { randomUUID } from 'node:crypto'
import type { Tx } from '#prisma/sql.ts'
import { insertRows } from './insert-rows.server.ts'
import type { KnownIds } from './known-ids.ts'
import type { Catalogue, CatalogueOpening } from './schema.ts'

// A Monday, so that the weeks of a rule without validity are counted from its start.
const ALWAYS = '1970-01-05'

type Owner = { resourceId: string | null; groupId: string | null }
type Ids = { resources: KnownIds; offices: KnownIds; offerings: KnownIds }

/** Groups and the openings of resources and groups, replaced as a whole. A group is known again by its office and name. */
export async function saveOpenings(tx: Tx, file: Catalogue, ids: Ids): Promise<void> {
  const groupIds = await saveGroups(tx, file, ids)
  const owned = [
    ...file.resources.flatMap((resource) =>
      resource.openings.map((opening) => ({ opening, resourceId: ids.resources.get(resource.id)!, groupId: null })),
    ),
    ...file.groups.flatMap((group, index) =>
      group.openings.map((opening) => ({ opening, resourceId: null, groupId: groupIds[index]! })),
    ),
  ].map(({ opening, ...owner }) => ({ id: randomUUID(), opening, owner }))
  await insertRows(
    tx,
    'opening',
    owned.map(({ id, opening, owner }) => openingRow(id, opening, owner)),
  )
  await insertRows(
    tx,
    'opening_offering',
    owned.flatMap(({ id, opening }) =>
      opening.offerings.map((offering) => ({ openingId: id, offeringId: ids.offerings.get(offering)! })),
    ),
  )
  await insertRows(
    tx,
    'opening_quota',
    owned.flatMap(({ id, opening }) => quotaRows(id, opening)),
  )
}

async function saveGroups(tx: Tx, file: Catalogue, { resources, offices }: Ids): Promise<string[]> {
  const officeIds = [...new Set(file.offices.map(({ id }) => offices.get(id)!))]
  const known = await tx<{ id: string; officeId: string; name: string }[]>`
    SELECT id, office_id, name FROM resource_group WHERE office_id = ANY(${officeIds}::uuid[])`
  const idByName = new Map(known.map(({ id, officeId, name }) => [`${officeId}/${name}`, id]))
  const groups = file.groups.map(({ office, name, members }) => {
    const officeId = offices.get(office)!
    return { id: idByName.get(`${officeId}/${name}`) ?? randomUUID(), officeId, name, members }
  })
  await tx`DELETE FROM opening WHERE group_id = ANY(${known.map(({ id }) => id)}::uuid[])`
  await tx`
    DELETE FROM resource_group WHERE office_id = ANY(${officeIds}::uuid[]) AND NOT id = ANY(${groups.map(({ id }) => id)}::uuid[])`
  await tx`DELETE FROM resource_group_member WHERE group_id = ANY(${groups.map(({ id }) => id)}::uuid[])`
  const isKnown = new Set(known.map(({ id }) => id))
  await insertRows(
    tx,
    'resource_group',
    groups.filter(({ id }) => !isKnown.has(id)).map(({ id, officeId, name }) => ({ id, officeId, name })),
  )
  await insertRows(
    tx,
    'resource_group_member',
    groups.flatMap(({ id, members }) => members.map((member) => ({ groupId: id, resourceId: resources.get(member)! }))),
  )
  return groups.map(({ id }) => id)
}

function openingRow(id: string, opening: CatalogueOpening, owner: Owner) {
  return {
    id,
    ...owner,
    weekday: opening.weekday,
    fromMinute: opening.from,
    toMinute: opening.to,
    breaks: opening.breaks.map((pause) => [pause.from, pause.to]),
    validFrom: opening.validFrom ?? ALWAYS,
    validTo: opening.validTo ?? null,
    everyWeeks: opening.everyWeeks,
    weekOfMonth: opening.weekOfMonth ?? null,
    modes: opening.modes ?? null,
  }
}

function quotaRows(openingId: string, { quotas }: CatalogueOpening) {
  return quotas.map((quota) => ({
    openingId,
    channel: quota.channel,
    maxShare: quota.maxShare ?? null,
    maxCount: quota.maxCount ?? null,
    releaseDays: quota.releaseDays ?? null,
    releaseMinute: quota.releaseTime ?? 0,
    releaseLots: quota.releaseLots,
    releaseSpreadMinutes: quota.releaseSpreadMinutes,
    liftedDays: quota.liftedDays ?? null,
  }))
}

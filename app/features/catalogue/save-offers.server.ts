import { randomUUID } from 'node:crypto'
import type { Tx } from '#prisma/sql.ts'
import { insertRows } from './insert-rows.server.ts'
import type { KnownIds } from './known-ids.ts'
import type { Catalogue } from './schema.ts'
import { assignPlaces, type KnownThing } from './slug.ts'
import { upsertRows } from './upsert-rows.server.ts'

export type SavedOffers = { services: KnownIds; offerings: KnownIds }

/** Services with their checklists, and offerings. What is missing in the file is deactivated. */
export async function saveOffers(
  tx: Tx,
  municipalityId: string,
  file: Catalogue,
  structure: { departments: KnownIds; offices: KnownIds },
): Promise<SavedOffers> {
  const services = await saveServices(tx, municipalityId, file, structure.departments)
  await saveChecklists(tx, file, services)
  await saveRequirements(tx, file, services)
  return { services, offerings: await saveOfferings(tx, municipalityId, file, services, structure.offices) }
}

async function saveServices(tx: Tx, municipalityId: string, file: Catalogue, departments: KnownIds): Promise<KnownIds> {
  const known = await tx<KnownThing[]>`
    SELECT s.id, s.source_id, s.slug, s.department_id AS parent FROM service s JOIN department d ON d.id = s.department_id
    WHERE d.municipality_id = ${municipalityId}`
  const things = file.services.map((service) => ({
    sourceId: service.id,
    name: service.name,
    slug: service.slug,
    parent: departments.get(service.department)!,
  }))
  const { places, freed } = assignPlaces(things, known)
  await tx`UPDATE service SET slug = id::text WHERE id = ANY(${freed})`
  await tx`UPDATE service SET active = false WHERE id = ANY(${known.map((row) => row.id)})`
  const rows = file.services.map((item, position) => {
    const { checklist: _, requirements: __, department, id, ...service } = item
    return {
      ...service,
      ...places.get(id)!,
      departmentId: departments.get(department)!,
      sourceId: id,
      position,
      active: true,
    }
  })
  await upsertRows(tx, 'service', rows)
  return new Map(rows.map((row) => [row.sourceId, row.id]))
}

async function saveChecklists(tx: Tx, file: Catalogue, services: KnownIds): Promise<void> {
  const known = await tx<{ id: string; serviceId: string; sourceId: string }[]>`
    SELECT id, service_id, source_id FROM checklist_item WHERE service_id = ANY(${[...services.values()]})`
  const idBySource = new Map(known.map((row) => [`${row.serviceId}/${row.sourceId}`, row.id]))
  const rows = file.services.flatMap((service) =>
    service.checklist.map(({ id, ...item }, position) => {
      const serviceId = services.get(service.id)!
      return { id: idBySource.get(`${serviceId}/${id}`) ?? randomUUID(), serviceId, sourceId: id, position, ...item }
    }),
  )
  await upsertRows(tx, 'checklist_item', rows)
  const present = new Set(rows.map((row) => row.id))
  const gone = known.filter((row) => !present.has(row.id)).map((row) => row.id)
  // An item with uploads or ticks is part of somebody's appointment and stays, as an optional one.
  await tx`
    DELETE FROM checklist_item i WHERE i.id = ANY(${gone})
      AND NOT EXISTS (SELECT FROM checklist_mark m WHERE m.checklist_item_id = i.id)
      AND NOT EXISTS (SELECT FROM document d WHERE d.checklist_item_id = i.id)`
  await tx`UPDATE checklist_item SET required = false, position = 1000 WHERE id = ANY(${gone})`
}

async function saveRequirements(tx: Tx, file: Catalogue, services: KnownIds): Promise<void> {
  await tx`DELETE FROM service_requirement WHERE service_id = ANY(${[...services.values()]})`
  const rows = file.services.flatMap(({ id, requirements }) =>
    requirements.map((requirement) => ({ serviceId: services.get(id)!, ...requirement })),
  )
  await insertRows(tx, 'service_requirement', rows)
}

async function saveOfferings(
  tx: Tx,
  municipalityId: string,
  file: Catalogue,
  services: KnownIds,
  offices: KnownIds,
): Promise<KnownIds> {
  const known = await tx<{ id: string; serviceId: string; officeId: string }[]>`
    SELECT f.id, f.service_id, f.office_id FROM offering f JOIN service s ON s.id = f.service_id JOIN department d ON d.id = s.department_id
    WHERE d.municipality_id = ${municipalityId}`
  const idByPlace = new Map(known.map((row) => [`${row.serviceId}/${row.officeId}`, row.id]))
  const modesOf = new Map(file.services.map((service) => [service.id, service.modes]))
  await tx`UPDATE offering SET active = false WHERE id = ANY(${known.map((row) => row.id)})`
  const rows = file.offerings.map((offering) => {
    const serviceId = services.get(offering.service)!
    const officeId = offices.get(offering.office)!
    return {
      id: idByPlace.get(`${serviceId}/${officeId}`) ?? randomUUID(),
      serviceId,
      officeId,
      sourceId: offering.id,
      modes: offering.modes ?? modesOf.get(offering.service),
      active: true,
    }
  })
  await upsertRows(tx, 'offering', rows)
  return new Map(rows.map((row) => [row.sourceId, row.id]))
}

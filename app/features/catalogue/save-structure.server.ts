import type { Tx } from '#prisma/sql.ts'
import { insertRows } from './insert-rows.server.ts'
import type { KnownIds } from './known-ids.ts'
import type { Catalogue, CatalogueOffice } from './schema.ts'
import { assignPlaces, type KnownThing } from './slug.ts'
import { upsertRows } from './upsert-rows.server.ts'

/** Departments and offices with their holidays and closures. One that is missing in the file stays; without offers it is shown nowhere. */
export async function saveStructure(
  tx: Tx,
  municipalityId: string,
  file: Catalogue,
): Promise<{ departments: KnownIds; offices: KnownIds }> {
  const departments = await saveDepartments(tx, municipalityId, file)
  const offices = await saveOffices(tx, municipalityId, file, departments)
  await replaceClosedDays(tx, file.offices, offices)
  return { departments, offices }
}

async function saveDepartments(tx: Tx, municipalityId: string, file: Catalogue): Promise<KnownIds> {
  const known = await tx<
    KnownThing[]
  >`SELECT id, source_id, slug, '' AS parent FROM department WHERE municipality_id = ${municipalityId}`
  const things = file.departments.map(({ id, name, slug }) => ({ sourceId: id, name, slug, parent: '' }))
  const { places, freed } = assignPlaces(things, known)
  await tx`UPDATE department SET slug = id::text WHERE id = ANY(${freed})`
  const rows = file.departments.map(({ id, topic, ...department }, position) => ({
    ...department,
    ...places.get(id)!,
    municipalityId,
    sourceId: id,
    topic: topic ?? department.name,
    position,
  }))
  await upsertRows(tx, 'department', rows)
  return new Map(rows.map((row) => [row.sourceId, row.id]))
}

async function saveOffices(tx: Tx, municipalityId: string, file: Catalogue, departments: KnownIds): Promise<KnownIds> {
  const known = await tx<KnownThing[]>`
    SELECT o.id, o.source_id, o.slug, o.department_id AS parent FROM office o JOIN department d ON d.id = o.department_id
    WHERE d.municipality_id = ${municipalityId}`
  const parentOf = (office: CatalogueOffice) => departments.get(office.department)!
  const things = file.offices.map((office) => ({
    sourceId: office.id,
    name: office.name,
    slug: office.slug,
    parent: parentOf(office),
  }))
  const { places, freed } = assignPlaces(things, known)
  await tx`UPDATE office SET slug = id::text WHERE id = ANY(${freed})`
  const rows = file.offices.map((item) => {
    const { holidays: _, closures: __, department: ___, id, ...office } = item
    return { ...office, ...places.get(id)!, departmentId: parentOf(item), sourceId: id }
  })
  await upsertRows(tx, 'office', rows)
  return new Map(rows.map((row) => [row.sourceId, row.id]))
}

async function replaceClosedDays(tx: Tx, offices: readonly CatalogueOffice[], ids: KnownIds): Promise<void> {
  const officeIds = [...ids.values()]
  await tx`DELETE FROM office_holiday WHERE office_id = ANY(${officeIds})`
  await tx`DELETE FROM closure WHERE office_id = ANY(${officeIds})`
  const holidays = offices.flatMap((office) =>
    office.holidays.map(({ date, name, closed }) => ({ officeId: ids.get(office.id), date, name: name ?? '', closed })),
  )
  const closures = offices.flatMap((office) =>
    office.closures.map(({ first, last, reason }) => ({
      officeId: ids.get(office.id),
      firstDate: first,
      lastDate: last,
      reason: reason ?? '',
    })),
  )
  await insertRows(tx, 'office_holiday', holidays)
  await insertRows(tx, 'closure', closures)
}

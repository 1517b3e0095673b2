import { randomUUID } from 'node:crypto'
import type { Tx } from '#prisma/sql.ts'
import { ABSENCE_REASONS, type AbsenceReason } from '../openings/rules.ts'
import { fromEpochMinute } from '../scheduling/local-date.ts'
import { insertRows } from './insert-rows.server.ts'
import type { KnownIds } from './known-ids.ts'
import { saveOpenings } from './save-openings.server.ts'
import type { Catalogue, CatalogueWindow } from './schema.ts'
import { upsertRows } from './upsert-rows.server.ts'

/** Resources with what they can do and when they work. Hours are replaced as a whole; absences entered here, without a source id, stay. */
export async function saveHours(
  tx: Tx,
  municipalityId: string,
  file: Catalogue,
  offices: KnownIds,
  staff: KnownIds,
  offerings: KnownIds,
): Promise<KnownIds> {
  const known = await tx<{ id: string; sourceId: string }[]>`
    SELECT r.id, r.source_id FROM resource r JOIN office o ON o.id = r.office_id JOIN department d ON d.id = o.department_id
    WHERE d.municipality_id = ${municipalityId}`
  const idBySource = new Map(known.map((row) => [row.sourceId, row.id]))
  await tx`UPDATE resource SET active = false WHERE id = ANY(${known.map((row) => row.id)})`
  const rows = file.resources.map((resource) => ({
    id: idBySource.get(resource.id) ?? randomUUID(),
    officeId: offices.get(resource.office)!,
    staffId: resource.staff ? staff.get(resource.staff)! : null,
    sourceId: resource.id,
    kind: resource.kind,
    name: resource.name,
    place: resource.place,
    languages: resource.languages,
    active: true,
  }))
  await upsertRows(tx, 'resource', rows)
  const ids = new Map(rows.map((row) => [row.sourceId, row.id]))
  await removeHours(tx, [...ids.values()])
  await writeHours(tx, file, ids, offerings)
  await saveOpenings(tx, file, { resources: ids, offices, offerings })
  return ids
}

async function removeHours(tx: Tx, resourceIds: string[]): Promise<void> {
  await tx`DELETE FROM resource_offering WHERE resource_id = ANY(${resourceIds})`
  await tx`DELETE FROM opening WHERE resource_id = ANY(${resourceIds})`
  await tx`DELETE FROM opening_exception WHERE resource_id = ANY(${resourceIds})`
  await tx`DELETE FROM absence WHERE resource_id = ANY(${resourceIds}) AND source_id IS NOT NULL`
}

async function writeHours(tx: Tx, file: Catalogue, ids: KnownIds, offerings: KnownIds): Promise<void> {
  const each = <T>(rowsOf: (resource: Catalogue['resources'][number], resourceId: string) => T[]) =>
    file.resources.flatMap((resource) => rowsOf(resource, ids.get(resource.id)!))
  const abilities = each((resource, resourceId) =>
    resource.offerings.map((id) => ({ resourceId, offeringId: offerings.get(id)! })),
  )
  const exceptions = each((resource, resourceId) =>
    resource.exceptions.map(({ date, windows }) => ({
      resourceId,
      date,
      windows: windows.map((window) => ({ from: window.from, to: window.to, breaks: pairs(window) })),
    })),
  )
  const absences = each((resource, resourceId) =>
    resource.absences.map((absence) => ({
      resourceId,
      sourceId: absence.id ?? `${resource.id} ${fromEpochMinute(absence.start)}`,
      startsAt: fromEpochMinute(absence.start).toString(),
      endsAt: fromEpochMinute(absence.end).toString(),
      reason: reasonClass(absence.reason),
    })),
  )
  await insertRows(tx, 'resource_offering', abilities)
  await insertRows(tx, 'opening_exception', exceptions)
  await insertRows(tx, 'absence', absences)
}

/** Absences are kept in classes that say nothing about health; every other word of a file is "other". */
function reasonClass(reason: string | undefined): AbsenceReason {
  if (reason === 'holiday') return 'vacation'
  return ABSENCE_REASONS.find((known) => known === reason) ?? 'other'
}

function pairs(window: Pick<CatalogueWindow, 'breaks'>): [number, number][] {
  return window.breaks.map((pause) => [pause.from, pause.to])
}

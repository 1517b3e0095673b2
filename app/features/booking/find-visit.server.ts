import type { ServiceChoice } from '#app/features/scheduling/offering.ts'
import { mayCombine, partMinutes, type VisitPart, visitRules } from '#app/features/scheduling/visit-shape.ts'
import type { Reader } from '#prisma/sql.ts'
import type { OfferingFacts } from './types.ts'
import { type VisitItem, visitTitle } from './visit-title.ts'

/** What differs from the facts of the first service alone. */
export type VisitFacts = Pick<
  OfferingFacts,
  | 'serviceName'
  | 'serviceNameEn'
  | 'durationMinutes'
  | 'bufferBeforeMinutes'
  | 'bufferAfterMinutes'
  | 'moveLimit'
  | 'persons'
  | 'items'
>

type Row = VisitPart & {
  serviceId: string
  departmentId: string
  maxPersons: number
  combinable: boolean
  name: string
  nameEn: string
  moveLimit: number
}

/**
 * The facts of one appointment for several services or persons at the office of an offering. Null when it does not offer all of them, when
 * they do not go together or are for too many persons.
 */
export async function findVisit(
  reader: Reader,
  choice: { offeringId: string; services: readonly ServiceChoice[] },
): Promise<VisitFacts | null> {
  const { services, offeringId } = choice
  const rows = await reader<Omit<Row, 'persons'>[]>`
    SELECT s.id AS service_id, s.department_id, s.name, s.name_en, s.duration_minutes, s.extra_person_minutes, s.buffer_before_minutes,
           s.buffer_after_minutes, s.grid_minutes, s.lead_time_minutes, s.horizon_days, s.max_persons, s.combinable, s.move_limit
    FROM offering o JOIN service s ON s.id = o.service_id
    WHERE s.id = ANY(${services.map(({ serviceId }) => serviceId)}::uuid[]) AND o.active AND s.active
      AND o.office_id = (SELECT office_id FROM offering WHERE id = ${offeringId})`
  const parts = services.flatMap(({ serviceId, persons }): Row[] => {
    const row = rows.find((one) => one.serviceId === serviceId)
    return row ? [{ ...row, persons }] : []
  })
  if (parts.length < services.length || !mayCombine(parts)) return null
  const items = parts.map(
    (part): VisitItem => ({
      serviceId: part.serviceId,
      persons: part.persons,
      serviceName: part.name,
      serviceNameEn: part.nameEn,
      durationMinutes: partMinutes(part),
    }),
  )
  return {
    ...visitRules(parts).shape,
    serviceName: visitTitle(items, 'de'),
    serviceNameEn: items.some(({ serviceNameEn }) => serviceNameEn !== '') ? visitTitle(items, 'en') : '',
    moveLimit: Math.min(...parts.map(({ moveLimit }) => moveLimit)),
    persons: Math.max(...items.map(({ persons }) => persons)),
    items: items.length > 1 ? items : [],
  }
}

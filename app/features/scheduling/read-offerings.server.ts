import type { Reader } from '#prisma/sql.ts'
import type { Land } from './holidays.ts'
import { MODES, type Mode, type Offering, type ServiceChoice } from './offering.ts'
import { needsOf, type Requirement } from './requirements.ts'
import { mayCombine, visitRules } from './visit-shape.ts'

/**
 * Which offerings: the ids given, or those of a service, at one office or anywhere, or visits for several services and persons at the offices
 * that offer all of them. Inactive ones are never among them.
 */
export type OfferingScope =
  | { offeringIds: readonly string[] }
  | { serviceId: string; officeId?: string | null }
  | { services: readonly ServiceChoice[]; officeId?: string | null }
  | { services: readonly ServiceChoice[]; atOffering: string }

export type OfferingTerms = {
  /** Leaves out offerings without it. */
  mode?: Mode | null
  /** ISO 639 code: an interpreter for it comes along. */
  interpreterLanguage?: string | null
}

type OfferingRow = {
  id: string
  serviceId: string
  departmentId: string
  officeId: string
  modes: Mode[]
  durationMinutes: number
  extraPersonMinutes: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  gridMinutes: number
  leadTimeMinutes: number
  horizonDays: number
  maxPersons: number
  combinable: boolean
  timeZone: string
  land: Land | null
  /** JSON: [firstDay, lastDay][] and [day, closed][], days since 1970-01-01. */
  closures: string | null
  overrides: string | null
  requirements: Requirement[] | null
}

/** Reads active offerings with the rules of their services and their office's calendar, ordered by the office's name. */
export async function readOfferings(sql: Reader, scope: OfferingScope, terms: OfferingTerms = {}): Promise<Offering[]> {
  const rows = await sql<OfferingRow[]>`
    SELECT o.id, o.service_id, s.department_id, o.office_id, ARRAY(SELECT unnest(o.modes) INTERSECT SELECT unnest(s.modes))::text[] AS modes,
           s.duration_minutes, s.extra_person_minutes, s.buffer_before_minutes, s.buffer_after_minutes, s.grid_minutes, s.lead_time_minutes,
           s.horizon_days, s.max_persons, s.combinable, f.time_zone, f.land,
           (SELECT json_agg(json_build_array(c.first_date - date '1970-01-01', c.last_date - date '1970-01-01'))::text
            FROM closure c WHERE c.office_id = f.id) AS closures,
           (SELECT json_agg(json_build_array(h.date - date '1970-01-01', h.closed))::text
            FROM office_holiday h WHERE h.office_id = f.id) AS overrides,
           (SELECT json_agg(json_build_object('kind', n.kind, 'count', n.count)) FROM service_requirement n WHERE n.service_id = s.id) AS requirements
    FROM offering o JOIN service s ON s.id = o.service_id JOIN office f ON f.id = o.office_id
    WHERE ${inScope(sql, scope)} AND o.active AND s.active
    ORDER BY f.name, o.id`
  const offerings = visitsIn(rows, scope).map((visit) => toOffering(visit, terms.interpreterLanguage ?? null))
  return offerings.filter(({ modes }) => (terms.mode ? modes.includes(terms.mode) : modes.length > 0))
}

function inScope(sql: Reader, scope: OfferingScope) {
  if ('offeringIds' in scope) return sql`o.id = ANY(${[...scope.offeringIds]}::uuid[])`
  const serviceIds = 'services' in scope ? scope.services.map(({ serviceId }) => serviceId) : [scope.serviceId]
  const services = sql`o.service_id = ANY(${serviceIds}::uuid[])`
  if ('atOffering' in scope)
    return sql`${services} AND o.office_id = (SELECT office_id FROM offering WHERE id = ${scope.atOffering})`
  return scope.officeId ? sql`${services} AND o.office_id = ${scope.officeId}` : services
}

type Visit = (OfferingRow & { persons: number })[]

/** Each offering by itself, or those of one office together where it has all services and they go together. */
function visitsIn(rows: OfferingRow[], scope: OfferingScope): Visit[] {
  if (!('services' in scope)) return rows.map((row) => [{ ...row, persons: 1 }])
  const offices = [...new Set(rows.map(({ officeId }) => officeId))]
  const visits = offices.map((officeId) =>
    scope.services.flatMap(({ serviceId, persons }) => {
      const row = rows.find((one) => one.officeId === officeId && one.serviceId === serviceId)
      return row ? [{ ...row, persons }] : []
    }),
  )
  return visits.filter((visit) => visit.length === scope.services.length && mayCombine(visit))
}

function toOffering(visit: Visit, interpreterLanguage: string | null): Offering {
  const first = visit[0]!
  const closures = JSON.parse(first.closures ?? '[]') as [number, number][]
  const overrides = JSON.parse(first.overrides ?? '[]') as [number, boolean][]
  return {
    id: first.id,
    serviceId: first.serviceId,
    offeringIds: visit.map(({ id }) => id),
    officeId: first.officeId,
    modes: MODES.filter((mode) => visit.every(({ modes }) => modes.includes(mode))),
    ...visitRules(visit),
    needs: needsOf(
      visit.map(({ requirements }) => requirements ?? []),
      interpreterLanguage,
    ),
    office: {
      timeZone: first.timeZone,
      holidays: { land: first.land, overrides: new Map(overrides) },
      closures: closures.map(([firstDay, lastDay]) => ({ first: firstDay, last: lastDay })),
    },
  }
}

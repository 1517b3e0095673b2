import type { Reader } from '#prisma/sql.ts'
import type { Land } from './holidays.ts'
import { MODES, type Mode, type Offering } from './offering.ts'

/** Which offerings: the ids given, or those of a service, at one office or anywhere. Inactive ones are never among them. */
export type OfferingScope = { offeringIds: readonly string[] } | { serviceId: string; officeId?: string | null }

type OfferingRow = {
  id: string
  serviceId: string
  officeId: string
  modes: Mode[]
  durationMinutes: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  gridMinutes: number
  leadTimeMinutes: number
  horizonDays: number
  timeZone: string
  land: Land | null
  /** JSON: [firstDay, lastDay][] and [day, closed][], days since 1970-01-01. */
  closures: string | null
  overrides: string | null
}

/** Reads active offerings with the rules of their service and their office's calendar; `mode` leaves out those without it. */
export async function readOfferings(sql: Reader, scope: OfferingScope, mode?: Mode | null): Promise<Offering[]> {
  const rows = await sql<OfferingRow[]>`
    SELECT o.id, o.service_id, o.office_id, ARRAY(SELECT unnest(o.modes) INTERSECT SELECT unnest(s.modes))::text[] AS modes,
           s.duration_minutes, s.buffer_before_minutes, s.buffer_after_minutes, s.grid_minutes, s.lead_time_minutes, s.horizon_days,
           f.time_zone, f.land,
           (SELECT json_agg(json_build_array(c.first_date - date '1970-01-01', c.last_date - date '1970-01-01'))::text
            FROM closure c WHERE c.office_id = f.id) AS closures,
           (SELECT json_agg(json_build_array(h.date - date '1970-01-01', h.closed))::text
            FROM office_holiday h WHERE h.office_id = f.id) AS overrides
    FROM offering o JOIN service s ON s.id = o.service_id JOIN office f ON f.id = o.office_id
    WHERE ${inScope(sql, scope)} AND o.active AND s.active
    ORDER BY f.name, o.id`
  const offerings = rows.map(toOffering)
  return offerings.filter(({ modes }) => (mode ? modes.includes(mode) : modes.length > 0))
}

function inScope(sql: Reader, scope: OfferingScope) {
  if ('offeringIds' in scope) return sql`o.id = ANY(${[...scope.offeringIds]}::uuid[])`
  if (scope.officeId) return sql`o.service_id = ${scope.serviceId} AND o.office_id = ${scope.officeId}`
  return sql`o.service_id = ${scope.serviceId}`
}

function toOffering(row: OfferingRow): Offering {
  const closures = JSON.parse(row.closures ?? '[]') as [number, number][]
  const overrides = JSON.parse(row.overrides ?? '[]') as [number, boolean][]
  return {
    id: row.id,
    serviceId: row.serviceId,
    officeId: row.officeId,
    modes: MODES.filter((mode) => row.modes.includes(mode)),
    shape: row,
    gridMinutes: row.gridMinutes,
    leadTimeMinutes: row.leadTimeMinutes,
    horizonDays: row.horizonDays,
    office: {
      timeZone: row.timeZone,
      holidays: { land: row.land, overrides: new Map(overrides) },
      closures: closures.map(([first, last]) => ({ first, last })),
    },
  }
}

import type { Reader } from '#prisma/sql.ts'
import { type HoursRow, readAgenda } from './agenda-row.ts'
import type { ResourceAgenda } from './search-slots.ts'

export type AgendaSearch = {
  offeringIds: readonly string[]
  /** Epoch minutes, half-open: absences, exceptions and allocations outside are left out. */
  from: number
  to: number
  now: Temporal.Instant
  /** Its allocations do not count: it may stay where it is. */
  excludeAppointmentId?: string | null
  /** Nobody but these. */
  resourceIds?: readonly string[] | null
}

/**
 * Reads when the active resources of some offerings work and what they have in one stretch of time; a hold that has expired is nothing.
 * The two reads go out together: over a pool they run at the same time, in a transaction they share one round trip.
 */
export async function readAgendas(sql: Reader, search: AgendaSearch): Promise<ResourceAgenda[]> {
  const [hours, allocations] = await Promise.all([selectHours(sql, search), selectAllocations(sql, search)])
  const allocationsOf = new Map(allocations.map((row) => [row.resourceId, row.allocations]))
  return hours.map((row) => readAgenda(row, allocationsOf.get(row.id) ?? null))
}

function selectHours(sql: Reader, search: AgendaSearch) {
  const [firstDay, lastDay] = [Math.floor(search.from / 1440) - 1, Math.floor(search.to / 1440) + 1]
  const chosen = search.resourceIds ? sql`AND r.id = ANY(${[...search.resourceIds]}::uuid[])` : sql``
  return sql<HoursRow[]>`
    SELECT r.id, r.source_id, able.offering_ids,
      (SELECT string_agg('[' || o.weekday || ',' || o.from_minute || ',' || o.to_minute || ',' || o.valid_from - date '1970-01-01' || ',' ||
                         coalesce((o.valid_to - date '1970-01-01')::text, 'null') || ',' || o.every_weeks || ',' || o.breaks || ']', ','
                         ORDER BY o.from_minute)
       FROM opening o
       WHERE o.resource_id = r.id AND o.valid_from - date '1970-01-01' <= ${lastDay}::int
         AND (o.valid_to IS NULL OR o.valid_to - date '1970-01-01' >= ${firstDay}::int)) AS rules,
      (SELECT string_agg('[' || e.date - date '1970-01-01' || ',' || e.windows || ']', ',')
       FROM opening_exception e
       WHERE e.resource_id = r.id AND e.date - date '1970-01-01' BETWEEN ${firstDay}::int AND ${lastDay}::int) AS exceptions,
      (SELECT string_agg(floor(date_part('epoch', a.starts_at) / 60)::int || ',' || ceil(date_part('epoch', a.ends_at) / 60)::int, ',')
       FROM absence a WHERE a.resource_id = r.id AND a.ends_at > ${instant(sql, search.from)} AND a.starts_at < ${instant(sql, search.to)}) AS absences
    FROM (SELECT resource_id, string_agg(offering_id::text, ',') AS offering_ids
          FROM resource_offering WHERE offering_id = ANY(${[...search.offeringIds]}::uuid[]) GROUP BY resource_id) AS able
    JOIN resource r ON r.id = able.resource_id
    WHERE r.active ${chosen}
    ORDER BY r.source_id, r.id`
}

function selectAllocations(sql: Reader, search: AgendaSearch) {
  return sql<{ resourceId: string; allocations: string }[]>`
    SELECT a.resource_id,
           string_agg(floor(date_part('epoch', lower(a.during)) / 60)::int || ',' || ceil(date_part('epoch', upper(a.during)) / 60)::int, ',')
             AS allocations
    FROM allocation a
    WHERE a.resource_id = ANY(ARRAY(SELECT resource_id FROM resource_offering WHERE offering_id = ANY(${[...search.offeringIds]}::uuid[])))
      AND a.during && tstzrange(${instant(sql, search.from)}, ${instant(sql, search.to)})
      AND (a.expires_at IS NULL OR a.expires_at > ${search.now})
      AND a.appointment_id IS DISTINCT FROM ${search.excludeAppointmentId ?? null}::uuid
    GROUP BY a.resource_id`
}

function instant(sql: Reader, minute: number) {
  return sql`to_timestamp(${minute * 60}::float8)`
}

import type { Reader } from '#prisma/sql.ts'
import { type AllocationsRow, type HoursRow, readAgenda, type StoredAgenda, type VisitsRow } from './agenda-row.ts'

/** Of everybody who can do some of these offerings, or of these resources. */
export type AgendaScope = { offeringIds: readonly string[] } | { ids: readonly string[] }

export type AgendaSearch = AgendaScope & {
  /** Epoch minutes, half-open: absences, exceptions and allocations outside are left out. */
  from: number
  to: number
  /** Its allocations do not count: it may stay where it is. */
  excludeAppointmentId?: string | null
  /** No caseworkers but these. */
  resourceIds?: readonly string[] | null
}

/**
 * Reads when the active resources of some offerings work and what they have in one stretch of time, what has expired included. The reads
 * go out together: over a pool they run at the same time, in a transaction they share one round trip.
 */
export async function readAgendas(sql: Reader, search: AgendaSearch): Promise<StoredAgenda[]> {
  const [hours, allocations, visits] = await Promise.all([
    selectHours(sql, search),
    selectAllocations(sql, search),
    selectVisits(sql, search),
  ])
  const allocationsOf = new Map(allocations.map((row) => [row.resourceId, row]))
  const visitsOf = new Map(visits.map((row) => [row.resourceId, row.visits]))
  return hours.map((row) => readAgenda(row, allocationsOf.get(row.id), visitsOf.get(row.id)))
}

/** Grouping once and joining costs the server a third of what a subselect for each resource does. */
function selectHours(sql: Reader, search: AgendaSearch) {
  const [firstDay, lastDay] = [Math.floor(search.from / 1440) - 1, Math.floor(search.to / 1440) + 1]
  const chosen = search.resourceIds
    ? sql`AND (r.kind <> 'caseworker' OR r.id = ANY(${[...search.resourceIds]}::uuid[]))`
    : sql``
  return sql<HoursRow[]>`
    WITH able AS MATERIALIZED (
      SELECT resource_id, string_agg(offering_id::text, ',') AS offering_ids FROM resource_offering WHERE ${inScope(sql, search)} GROUP BY resource_id),
    worked AS (
      SELECT able.resource_id, o.id FROM able JOIN opening o ON o.resource_id = able.resource_id
      UNION ALL
      SELECT able.resource_id, o.id FROM able JOIN resource_group_member m ON m.resource_id = able.resource_id JOIN opening o ON o.group_id = m.group_id),
    -- a further reason not to be there is a further source of ranges here
    away AS (
      SELECT resource_id, starts_at, ends_at FROM absence JOIN able USING (resource_id)
      WHERE ends_at > ${instant(sql, search.from)} AND starts_at < ${instant(sql, search.to)}
      UNION ALL
      SELECT able.resource_id, b.starts_at, b.ends_at FROM able JOIN resource r ON r.id = able.resource_id JOIN external_busy b USING (staff_id)
      WHERE b.ends_at > ${instant(sql, search.from)} AND b.starts_at < ${instant(sql, search.to)})
    SELECT r.id, r.source_id, r.kind, r.languages, able.offering_ids, rule.list AS rules, exception.list AS exceptions, absence.list AS absences
    FROM able JOIN resource r ON r.id = able.resource_id
    LEFT JOIN (
      SELECT worked.resource_id, string_agg(concat('[', concat_ws(',', weekday, from_minute, to_minute, valid_from - date '1970-01-01',
               coalesce((valid_to - date '1970-01-01')::text, 'null'), every_weeks, coalesce(week_of_month::text, 'null'), breaks,
               CASE WHEN modes IS NULL AND o.offerings IS NULL AND q.quotas IS NULL THEN 'null'
                    ELSE json_build_object('offerings', o.offerings, 'modes', modes, 'quotas', q.quotas)::text END), ']'), ','
             ORDER BY from_minute, worked.id) AS list
      FROM worked JOIN opening USING (id)
      LEFT JOIN (SELECT opening_id AS id, json_agg(offering_id) AS offerings FROM opening_offering GROUP BY opening_id) AS o USING (id)
      LEFT JOIN (
        SELECT quota.opening_id AS id, json_agg(json_build_object('channel', channel, 'maxShare', max_share, 'maxCount', max_count,
                 'releaseDays', release_days, 'releaseMinute', release_minute, 'releaseLots', release_lots,
                 'releaseSpreadMinutes', release_spread_minutes, 'liftedDays', lifted_days, 'lotSecret', opening.lot_secret)) AS quotas
        FROM opening_quota quota JOIN opening ON opening.id = quota.opening_id GROUP BY quota.opening_id) AS q USING (id)
      WHERE valid_from - date '1970-01-01' <= ${lastDay}::int AND (valid_to IS NULL OR valid_to - date '1970-01-01' >= ${firstDay}::int)
      GROUP BY worked.resource_id) AS rule ON rule.resource_id = r.id
    LEFT JOIN (
      SELECT resource_id, string_agg(concat('[', date - date '1970-01-01', ',', windows, ']'), ',') AS list
      FROM opening_exception JOIN able USING (resource_id)
      WHERE date BETWEEN date '1970-01-01' + ${firstDay}::int AND date '1970-01-01' + ${lastDay}::int
      GROUP BY resource_id) AS exception ON exception.resource_id = r.id
    LEFT JOIN (
      SELECT resource_id, string_agg(concat_ws(',', floor(date_part('epoch', starts_at) / 60)::int, ceil(date_part('epoch', ends_at) / 60)::int), ',') AS list
      FROM away GROUP BY resource_id) AS absence ON absence.resource_id = r.id
    WHERE r.active ${chosen}
    ORDER BY r.source_id, r.id`
}

function selectAllocations(sql: Reader, search: AgendaSearch) {
  return sql<AllocationsRow[]>`
    SELECT a.resource_id,
           string_agg(concat_ws(',', span.from, span.to), ',') FILTER (WHERE expires_at IS NULL) AS lasting,
           string_agg(concat('[', concat_ws(',', span.from, span.to, date_part('epoch', expires_at) * 1000, (purpose = 'rest')::int), ']'), ',')
             FILTER (WHERE expires_at IS NOT NULL) AS passing
    FROM allocation a
    CROSS JOIN LATERAL (SELECT floor(date_part('epoch', lower(during)) / 60)::int AS "from", ceil(date_part('epoch', upper(during)) / 60)::int AS "to") AS span
    WHERE a.resource_id = ANY(ARRAY(SELECT resource_id FROM resource_offering WHERE ${inScope(sql, search)})) AND ${meets(sql, search)}
    GROUP BY a.resource_id`
}

/** What counts towards quotas, for those who have openings with one. An offer counts, as it may become a visit at any time; a rest is nothing. */
function selectVisits(sql: Reader, search: AgendaSearch) {
  return sql<VisitsRow[]>`
    SELECT a.resource_id,
           string_agg(concat('[', concat_ws(',', floor(date_part('epoch', lower(during)) / 60)::int + p.buffer_before_minutes,
                      ceil(date_part('epoch', upper(during) - lower(during)) / 60)::int, array_position(enum_range(NULL::channel), p.channel) - 1,
                      coalesce((date_part('epoch', a.expires_at) * 1000)::text, 'null')), ']'), ',') AS visits
    FROM allocation a JOIN appointment p ON p.id = a.appointment_id
    WHERE a.resource_id = ANY(ARRAY(
        SELECT coalesce(o.resource_id, m.resource_id) FROM opening_quota q JOIN opening o ON o.id = q.opening_id
        LEFT JOIN resource_group_member m ON m.group_id = o.group_id
        INTERSECT SELECT resource_id FROM resource_offering WHERE ${inScope(sql, search)}))
      AND a.purpose <> 'rest' AND ${meets(sql, search)}
    GROUP BY a.resource_id`
}

function inScope(sql: Reader, scope: AgendaScope) {
  return 'ids' in scope
    ? sql`resource_id = ANY(${[...scope.ids]}::uuid[])`
    : sql`offering_id = ANY(${[...scope.offeringIds]}::uuid[])`
}

function meets(sql: Reader, { from, to, excludeAppointmentId }: AgendaSearch) {
  const range = sql`a.during && tstzrange(${instant(sql, from)}, ${instant(sql, to)})`
  return excludeAppointmentId ? sql`${range} AND a.appointment_id <> ${excludeAppointmentId}::uuid` : range
}

function instant(sql: Reader, minute: number) {
  return sql`to_timestamp(${minute * 60}::float8)`
}

import type { Viewer } from '#app/features/access/policy.ts'
import { hasRole } from '#app/features/access/policy.ts'
import type { Reader } from '#prisma/sql.ts'
import type { Kept, OfficeRules, RuleKind, RuleOffering, RuleOffice, RuleResource, States } from './rules.ts'

type Scope = { officeId: string; now: Temporal.Instant } | { id: string }

/** The offices whose rules this person may change, by name; `department` tells those of several departments apart. */
export async function listRuleOffices(
  sql: Reader,
  viewer: Viewer,
): Promise<(RuleOffice & { departmentName: string })[]> {
  const own = hasRole(viewer, 'admin') ? sql`` : sql`AND d.id = ${viewer.departmentId}`
  if (!hasRole(viewer, 'admin', 'lead')) return []
  return sql<(RuleOffice & { departmentName: string })[]>`
    SELECT f.id, f.name, f.department_id, d.municipality_id, f.time_zone, f.land, d.name AS department_name
    FROM office f JOIN department d ON d.id = f.department_id
    WHERE d.municipality_id = ${viewer.municipalityId} ${own} ORDER BY d.position, d.name, f.name`
}

/** Everything about an office's calendar that is not over yet. */
export async function getOfficeRules(sql: Reader, office: RuleOffice, now: Temporal.Instant): Promise<OfficeRules> {
  const scope = { officeId: office.id, now }
  const [resources, offerings, openings, exceptions, absences, closures, groups, holidays] = await Promise.all([
    sql<RuleResource[]>`
      SELECT r.id, r.name, r.place, r.kind,
             ARRAY(SELECT offering_id::text FROM resource_offering WHERE resource_id = r.id ORDER BY 1) AS offering_ids
      FROM resource r WHERE r.office_id = ${office.id} AND r.active ORDER BY r.kind, r.name, r.id`,
    sql<RuleOffering[]>`
      SELECT o.id, s.name AS service_name
      FROM offering o JOIN service s ON s.id = o.service_id
      WHERE o.active AND s.active AND (o.office_id = ${office.id} OR o.id IN (
        SELECT offering_id FROM resource_offering JOIN resource r ON r.id = resource_id WHERE r.office_id = ${office.id}))
      ORDER BY s.name, o.id`,
    selectOpenings(sql, scope),
    selectExceptions(sql, scope),
    selectAbsences(sql, scope),
    selectClosures(sql, scope),
    selectGroups(sql, scope),
    sql<States['holiday'][]>`
      SELECT date::text AS date, name, closed FROM office_holiday WHERE office_id = ${office.id} ORDER BY date`,
  ])
  return {
    office,
    resources: [...resources],
    offerings: [...offerings],
    openings,
    exceptions,
    absences,
    closures,
    groups,
    holidays: [...holidays],
  }
}

type Selected = { [K in RuleKind]: Kept<States[K]> }

/** One rule as it is stored now, null when it is not there. A holiday's id is its date, so it needs the office. */
export async function findKept<K extends RuleKind>(
  sql: Reader,
  kind: K,
  { officeId, id }: { officeId: string; id: string },
): Promise<Selected[K] | null> {
  const select = {
    opening: selectOpenings,
    exception: selectExceptions,
    absence: selectAbsences,
    closure: selectClosures,
    group: selectGroups,
    holiday: (reader: Reader) => selectHoliday(reader, officeId, id),
  }[kind]
  const [row] = await select(sql, { id })
  return (row as Selected[K] | undefined) ?? null
}

/** The office that a rule belongs to, for the gate of its page; null when there is no such rule. */
export async function findOfficeOf(
  sql: Reader,
  kind: Exclude<RuleKind, 'holiday'>,
  id: string,
): Promise<string | null> {
  const query = {
    opening: sql`SELECT coalesce(r.office_id, g.office_id) AS office_id FROM opening o LEFT JOIN resource r ON r.id = o.resource_id
      LEFT JOIN resource_group g ON g.id = o.group_id WHERE o.id = ${id}`,
    exception: sql`SELECT r.office_id FROM opening_exception e JOIN resource r ON r.id = e.resource_id WHERE e.id = ${id}`,
    absence: sql`SELECT r.office_id FROM absence a JOIN resource r ON r.id = a.resource_id WHERE a.id = ${id}`,
    closure: sql`SELECT office_id FROM closure WHERE id = ${id}`,
    group: sql`SELECT office_id FROM resource_group WHERE id = ${id}`,
  }[kind]
  const [row] = await sql<{ officeId: string }[]>`${query}`
  return row?.officeId ?? null
}

async function selectOpenings(sql: Reader, scope: Scope): Promise<Kept<States['opening']>[]> {
  const where =
    'id' in scope
      ? sql`o.id = ${scope.id}`
      : sql`coalesce(r.office_id, g.office_id) = ${scope.officeId} AND (o.valid_to IS NULL OR o.valid_to >= ${dayBefore(scope.now)}::date)`
  const rows = await sql<(States['opening'] & { id: string; version: number })[]>`
    SELECT o.id, o.version, o.resource_id, o.group_id, o.weekday, o.from_minute AS "from", o.to_minute AS "to", o.breaks,
           o.valid_from::text AS valid_from, o.valid_to::text AS valid_to, o.every_weeks, o.week_of_month, o.modes::text[] AS modes,
           ARRAY(SELECT offering_id::text FROM opening_offering WHERE opening_id = o.id ORDER BY 1) AS offering_ids,
           coalesce((SELECT json_agg(json_build_object('channel', channel, 'maxShare', max_share, 'maxCount', max_count,
             'releaseDays', release_days, 'releaseMinute', release_minute, 'releaseLots', release_lots,
             'releaseSpreadMinutes', release_spread_minutes, 'liftedDays', lifted_days) ORDER BY channel)
             FROM opening_quota WHERE opening_id = o.id), '[]') AS quotas
    FROM opening o LEFT JOIN resource r ON r.id = o.resource_id LEFT JOIN resource_group g ON g.id = o.group_id
    WHERE ${where} ORDER BY o.weekday, o.from_minute, o.id`
  return rows.map(keep)
}

async function selectExceptions(sql: Reader, scope: Scope): Promise<Kept<States['exception']>[]> {
  const where =
    'id' in scope
      ? sql`e.id = ${scope.id}`
      : sql`r.office_id = ${scope.officeId} AND e.date >= ${dayBefore(scope.now)}::date`
  const rows = await sql<(States['exception'] & { id: string; version: number })[]>`
    SELECT e.id, e.version, e.resource_id, e.date::text AS date, e.windows, e.reason
    FROM opening_exception e JOIN resource r ON r.id = e.resource_id WHERE ${where} ORDER BY e.date, r.name`
  return rows.map((row) => {
    const { state, ...kept } = keep(row)
    return {
      ...kept,
      state: { ...state, windows: state.windows.map((window) => ({ ...window, breaks: window.breaks ?? [] })) },
    }
  })
}

async function selectAbsences(sql: Reader, scope: Scope): Promise<Kept<States['absence']>[]> {
  const where =
    'id' in scope ? sql`a.id = ${scope.id}` : sql`r.office_id = ${scope.officeId} AND a.ends_at > ${scope.now}`
  const rows = await sql<
    (Omit<States['absence'], 'startsAt' | 'endsAt'> & { id: string; version: number } & Record<
        'startsAt' | 'endsAt',
        Temporal.Instant
      >)[]
  >`
    SELECT a.id, a.version, a.resource_id, a.starts_at, a.ends_at,
           CASE WHEN a.reason IN ('vacation', 'training', 'official_duty') THEN a.reason ELSE 'other' END AS reason
    FROM absence a JOIN resource r ON r.id = a.resource_id WHERE ${where} AND a.reason NOT IN ('blocked', 'busy') ORDER BY a.starts_at, r.name`
  return rows.map(({ startsAt, endsAt, ...row }) =>
    keep({ ...row, startsAt: startsAt.toString(), endsAt: endsAt.toString() }),
  )
}

async function selectClosures(sql: Reader, scope: Scope): Promise<Kept<States['closure']>[]> {
  const where =
    'id' in scope
      ? sql`id = ${scope.id}`
      : sql`office_id = ${scope.officeId} AND last_date >= ${dayBefore(scope.now)}::date`
  const rows = await sql<(States['closure'] & { id: string; version: number })[]>`
    SELECT id, version, first_date::text AS first, last_date::text AS last, reason FROM closure WHERE ${where} ORDER BY first_date, id`
  return rows.map(keep)
}

async function selectGroups(sql: Reader, scope: Scope): Promise<Kept<States['group']>[]> {
  const where = 'id' in scope ? sql`g.id = ${scope.id}` : sql`g.office_id = ${scope.officeId}`
  const rows = await sql<(States['group'] & { id: string; version: number })[]>`
    SELECT g.id, g.version, g.name,
           ARRAY(SELECT resource_id::text FROM resource_group_member WHERE group_id = g.id ORDER BY 1) AS member_ids
    FROM resource_group g WHERE ${where} ORDER BY g.name`
  return rows.map(keep)
}

async function selectHoliday(sql: Reader, officeId: string, date: string): Promise<Kept<States['holiday']>[]> {
  const rows = await sql<States['holiday'][]>`
    SELECT date::text AS date, name, closed FROM office_holiday WHERE office_id = ${officeId} AND date = ${date}::date`
  return rows.map((state) => ({ id: state.date, version: 0, state }))
}

function keep<S>({ id, version, ...state }: S & { id: string; version: number }): Kept<S> {
  return { id, version, state: state as S }
}

/** No zone is a whole day behind UTC: what ended before this date is over everywhere. */
function dayBefore(now: Temporal.Instant): string {
  return now.subtract({ hours: 24 }).toString().slice(0, 10)
}

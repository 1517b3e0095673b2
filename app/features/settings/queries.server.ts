import type { Viewer } from '#app/features/access/policy.ts'
import { hasRole } from '#app/features/access/policy.ts'
import { MODES, type Mode } from '#app/features/scheduling/offering.ts'
import type { Locale } from '#app/lib/locale.ts'
import type { Reader } from '#prisma/sql.ts'
import type { DepartmentRules, SettingsDepartment } from './department-rules.ts'
import { type Kind, PLAIN_REQUIREMENTS, type ServiceRules, type SettingsService } from './service-rules.ts'

/** The departments whose rules this person may change, as the source orders them. */
export async function listSettingsDepartments(sql: Reader, viewer: Viewer): Promise<SettingsDepartment[]> {
  if (!hasRole(viewer, 'lead', 'admin')) return []
  const own = hasRole(viewer, 'admin') ? sql`` : sql`AND id = ${viewer.departmentId}`
  const rows = await sql<(Omit<SettingsDepartment, 'rules'> & DepartmentRules)[]>`
    SELECT id, name, municipality_id, ${departmentColumns(sql)}
    FROM department WHERE municipality_id = ${viewer.municipalityId} ${own} ORDER BY position, name`
  return rows.map(({ id, name, municipalityId, ...rules }) => ({ id, name, municipalityId, rules }))
}

/** Locks the row until the transaction ends, so that the second of two people waits for the first. */
export async function lockDepartmentRules(tx: Reader, id: string): Promise<DepartmentRules | null> {
  const [row] = await tx<DepartmentRules[]>`
    SELECT ${departmentColumns(tx)} FROM department WHERE id = ${id} FOR NO KEY UPDATE`
  return row ? { ...row } : null
}

function departmentColumns(sql: Reader) {
  return sql`request_minutes, offer_minutes, proposal_hours, rest_min_minutes, rest_max_minutes, call_grace_minutes, appointment_retention_days, document_retention_days, end_to_end, hide_position`
}

/** All services of a department by name, those that are not offered at present last. */
export function listSettingsServices(sql: Reader, departmentId: string, locale: Locale): Promise<SettingsService[]> {
  return selectServices(sql, sql`s.department_id = ${departmentId}`, locale)
}

/** One service, null when there is none. Whether somebody may change it says the policy. */
export async function findSettingsService(sql: Reader, id: string, locale: Locale): Promise<SettingsService | null> {
  const [service] = await selectServices(sql, sql`s.id = ${id}`, locale)
  return service ?? null
}

type ServiceRow = Omit<ServiceRules, 'requirements' | 'modes'> &
  Omit<SettingsService, 'offices' | 'rules'> & {
    offerings: { offeringId: string; officeId: string; name: string; modes: Mode[]; active: boolean }[]
    requirements: { kind: Kind; count: number }[]
  }

async function selectServices(sql: Reader, condition: ReturnType<Reader>, locale: Locale): Promise<SettingsService[]> {
  const rows = await sql<ServiceRow[]>`
    SELECT s.id, ${locale === 'en' ? sql`coalesce(nullif(s.name_en, ''), s.name)` : sql`s.name`} AS name, s.department_id,
           d.name AS department_name, d.municipality_id, '/leistung/' || d.slug || '/' || s.slug AS public_path,
           s.duration_minutes, s.buffer_before_minutes, s.buffer_after_minutes, s.grid_minutes, s.max_persons, s.extra_person_minutes,
           s.lead_time_minutes, s.horizon_days, s.move_limit, s.max_active_per_contact, s.combinable, s.asks_birth_year, s.popular, s.active,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('offeringId', o.id, 'officeId', f.id, 'name', f.name, 'modes', o.modes,
              'active', o.active) ORDER BY f.name, o.id), '[]') FROM offering o JOIN office f ON f.id = o.office_id WHERE o.service_id = s.id) AS offerings,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'count', n.count)), '[]')
            FROM service_requirement n WHERE n.service_id = s.id) AS requirements
    FROM service s JOIN department d ON d.id = s.department_id
    WHERE ${condition} ORDER BY s.active DESC, 2, s.id`
  return rows.map(toService)
}

function toService(row: ServiceRow): SettingsService {
  const { id, name, departmentId, departmentName, municipalityId, publicPath, offerings, requirements, ...rules } = row
  const asked = Object.fromEntries(requirements.map(({ kind, count }) => [kind, count]))
  return {
    id,
    name,
    departmentId,
    departmentName,
    municipalityId,
    publicPath,
    offices: offerings.map(({ offeringId, officeId, name }) => ({ offeringId, officeId, name })),
    rules: {
      ...rules,
      requirements: requirements.length > 0 ? { ...PLAIN_REQUIREMENTS, caseworker: 0, ...asked } : PLAIN_REQUIREMENTS,
      modes: Object.fromEntries(
        offerings.map(({ offeringId, modes, active }) => [
          offeringId,
          MODES.filter((mode) => active && modes.includes(mode)),
        ]),
      ),
    },
  }
}

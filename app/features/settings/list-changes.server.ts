import type { Reader } from '#prisma/sql.ts'
import type { DepartmentRules } from './department-rules.ts'
import type { ServiceRules } from './service-rules.ts'

/** One change of the rules. `at` is an ISO instant, `staffName` null when that person is gone. */
export type SettingsChange<R> = { id: string; at: string; staffName: string | null; before: R; after: R }

type Subject<R> = R extends ServiceRules ? { serviceId: string } : { departmentId: string }

const SHOWN = 20

/** The latest changes of a service's or a department's own rules, the last one first. */
export async function listChanges<R extends ServiceRules | DepartmentRules>(
  sql: Reader,
  subject: Subject<R>,
): Promise<SettingsChange<R>[]> {
  const about =
    'serviceId' in subject
      ? sql`c.service_id = ${subject.serviceId}`
      : sql`c.department_id = ${subject.departmentId} AND c.service_id IS NULL`
  const rows = await sql<(Omit<SettingsChange<R>, 'at'> & { at: Temporal.Instant })[]>`
    SELECT c.id, c.at, s.name AS staff_name, c.before, c.after
    FROM settings_change c LEFT JOIN staff s ON s.id = c.staff_id
    WHERE ${about} ORDER BY c.at DESC, c.id DESC LIMIT ${SHOWN}`
  return rows.map((row) => ({ ...row, at: row.at.toString() }) as unknown as SettingsChange<R>)
}

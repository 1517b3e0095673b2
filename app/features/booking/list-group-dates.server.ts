import type { Locale } from '#app/lib/locale.ts'
import type { Reader } from '#prisma/sql.ts'
import type { Mode } from './types.ts'

export type GroupDate = {
  id: string
  title: string
  serviceName: string
  mode: Mode
  /** ISO instants. */
  startsAt: string
  endsAt: string
  zone: string
  officeName: string
  free: number
}

/** Appointments with seats of a service that are still to come, by start; full ones too, so that people see that there are some. */
export async function listGroupDates(
  sql: Reader,
  place: { departmentSlug: string; serviceSlug: string },
  locale: Locale,
  now: Temporal.Instant,
): Promise<GroupDate[]> {
  const rows = await sql<
    (Omit<GroupDate, 'startsAt' | 'endsAt'> & { startsAt: Temporal.Instant; endsAt: Temporal.Instant })[]
  >`
    SELECT a.id, a.title, CASE WHEN ${locale} = 'en' AND a.service_name_en <> '' THEN a.service_name_en ELSE a.service_name END AS service_name,
           a.mode, a.starts_at, a.ends_at, o.time_zone AS zone, o.name AS office_name,
           a.seats - (SELECT count(*)::int FROM seat WHERE seat.group_appointment_id = a.id AND (seat.expires_at IS NULL OR seat.expires_at > ${now})) AS free
    FROM appointment a JOIN service s ON s.id = a.service_id JOIN department d ON d.id = s.department_id JOIN office o ON o.id = a.office_id
    WHERE d.slug = ${place.departmentSlug} AND s.slug = ${place.serviceSlug} AND a.seats IS NOT NULL AND a.state = 'booked' AND a.starts_at > ${now}
    ORDER BY a.starts_at, a.id LIMIT 50`
  return rows.map((row) => ({ ...row, startsAt: row.startsAt.toString(), endsAt: row.endsAt.toString() }))
}

import { hasRole, type Viewer } from '#app/features/access/policy.ts'
import type { Reader } from '#prisma/sql.ts'

/** A visit that failed for technical reasons and has no new time yet. Instants are ISO texts. */
export type FailureTask = {
  appointmentId: string
  failedAt: string
  zone: string
  serviceName: string
  officeName: string
  applicantName: string
  phone: string | null
  side: 'citizen' | 'office' | 'both' | 'service' | 'unknown'
}

/**
 * The failed visits that this person may see, the latest first: those of the own department, for the call centre those of the municipality.
 * A task ends by itself when its appointment has another time, and after the 30 days in which it may get one.
 */
export async function listFailureTasks(sql: Reader, viewer: Viewer, now: Temporal.Instant): Promise<FailureTask[]> {
  const scope = hasRole(viewer, 'call_centre')
    ? sql`a.municipality_id = ${viewer.municipalityId}`
    : sql`a.department_id = ${viewer.departmentId}`
  const rows = await sql<(Omit<FailureTask, 'failedAt'> & { failedAt: Temporal.Instant })[]>`
    SELECT a.id AS appointment_id, t.failed_at, f.time_zone AS zone, a.service_name, f.name AS office_name,
           coalesce(p.name, '') AS applicant_name, p.phone, t.side
    FROM technical_failure t JOIN appointment a ON a.id = t.appointment_id JOIN office f ON f.id = a.office_id
    LEFT JOIN party p ON p.appointment_id = a.id AND p.role = 'applicant'
    WHERE t.rebooked_at IS NULL AND t.settled_at IS NULL AND a.state = 'technical_failure' AND a.personal_data_deleted_at IS NULL
      AND a.starts_at > ${now.subtract({ hours: 24 * 30 })} AND ${scope}
    ORDER BY t.failed_at DESC, t.id LIMIT 500`
  return rows.map((row) => ({ ...row, failedAt: row.failedAt.toString() }))
}

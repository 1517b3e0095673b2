import { hasRole, type Viewer } from '#app/features/access/policy.ts'
import type { Reader } from '#prisma/sql.ts'

/** An appointment outside the openings that somebody has to settle. Instants are ISO texts. */
export type BrokenTask = {
  appointmentId: string
  startsAt: string
  zone: string
  mode: 'video' | 'phone' | 'on_site'
  serviceName: string
  officeName: string
  applicantName: string
  phone: string | null
  proposal: { state: 'open' | 'declined' | 'expired'; startsAt: string; expiresAt: string } | null
}

type Row = Omit<BrokenTask, 'startsAt' | 'proposal'> & {
  startsAt: Temporal.Instant
  proposalState: string | null
  proposalStartsAt: Temporal.Instant | null
  proposalExpiresAt: Temporal.Instant | null
}

/**
 * The open tasks that this person may see, the nearest first: those of the own department, for the call centre those of the municipality. A
 * task ends by itself when its appointment has moved, was cancelled or has begun.
 */
export async function listBrokenTasks(sql: Reader, viewer: Viewer, now: Temporal.Instant): Promise<BrokenTask[]> {
  const scope = hasRole(viewer, 'call_centre')
    ? sql`a.municipality_id = ${viewer.municipalityId}`
    : sql`a.department_id = ${viewer.departmentId}`
  const rows = await sql<Row[]>`
    SELECT a.id AS appointment_id, a.starts_at, f.time_zone AS zone, a.mode, a.service_name, f.name AS office_name,
           coalesce(p.name, '') AS applicant_name, p.phone, last.state AS proposal_state, last.starts_at AS proposal_starts_at,
           coalesce(last.expires_at, last.starts_at) AS proposal_expires_at
    FROM broken_appointment b JOIN appointment a ON a.id = b.appointment_id AND a.starts_at = b.starts_at
    JOIN office f ON f.id = a.office_id
    LEFT JOIN party p ON p.appointment_id = a.id AND p.role = 'applicant'
    LEFT JOIN LATERAL (
      SELECT CASE WHEN state = 'open' AND expires_at <= ${now} THEN 'expired' ELSE state::text END AS state, starts_at, expires_at
      FROM proposal WHERE appointment_id = a.id AND reason = 'replacement' ORDER BY created_at DESC LIMIT 1) AS last ON true
    WHERE b.settled_at IS NULL AND a.state IN ('booked', 'requested') AND a.starts_at > ${now} AND ${scope}
    ORDER BY a.starts_at, a.id LIMIT 500`
  return rows.map(({ proposalState, proposalStartsAt, proposalExpiresAt, ...row }) => ({
    ...row,
    startsAt: row.startsAt.toString(),
    proposal: isShown(proposalState)
      ? { state: proposalState, startsAt: String(proposalStartsAt), expiresAt: String(proposalExpiresAt) }
      : null,
  }))
}

function isShown(state: string | null): state is 'open' | 'declined' | 'expired' {
  return state === 'open' || state === 'declined' || state === 'expired'
}

import type { StaffMember } from '#app/features/access/staff-member.ts'
import type { Reader } from '#prisma/sql.ts'
import { type CalendarAccess, openAccess } from './sealed-access.ts'
import type { SourceKind } from './source-form.ts'

/** An appointment at a time at which its caseworker is busy elsewhere. Times are ISO instants. */
export type CalendarConflict = {
  appointmentId: string
  serviceName: string
  startsAt: string
  endsAt: string
  zone: string
  /** Names or hosts of the calendars that say so. */
  calendars: string[]
}

const MOST_CONFLICTS = 50

/** The appointments of this person that are not over and overlap a busy time of their calendars, by start. */
export async function listConflicts(
  sql: Reader,
  staff: Pick<StaffMember, 'id'>,
  now: Temporal.Instant,
): Promise<CalendarConflict[]> {
  const rows = await sql<
    (Omit<CalendarConflict, 'startsAt' | 'endsAt'> & { startsAt: Temporal.Instant; endsAt: Temporal.Instant })[]
  >`
    SELECT a.id AS appointment_id, CASE WHEN a.title <> '' THEN a.title ELSE a.service_name END AS service_name, a.starts_at, a.ends_at,
      o.time_zone AS zone, array_agg(DISTINCT CASE WHEN c.name <> '' THEN c.name ELSE c.host END) AS calendars
    FROM external_busy b
    JOIN calendar_source c ON c.id = b.source_id
    JOIN resource r ON r.staff_id = b.staff_id
    JOIN allocation l ON l.resource_id = r.id AND l.during && tstzrange(b.starts_at, b.ends_at) AND l.purpose = 'visit'
    JOIN appointment a ON a.id = l.appointment_id AND a.starts_at < b.ends_at AND a.ends_at > b.starts_at
    JOIN office o ON o.id = a.office_id
    WHERE b.staff_id = ${staff.id} AND b.ends_at > ${now} AND a.ends_at > ${now}
      AND (a.state = 'booked' OR a.state = 'requested' AND a.expires_at > ${now})
    GROUP BY a.id, o.time_zone ORDER BY a.starts_at, a.id LIMIT ${MOST_CONFLICTS}`
  return rows.map((row) => ({ ...row, startsAt: row.startsAt.toString(), endsAt: row.endsAt.toString() }))
}

export type OwnSource = { kind: SourceKind; access: CalendarAccess | null; attemptedAt: Temporal.Instant | null }

/** How a calendar of this person is reached; null for somebody else's. */
export async function findOwnSource(
  sql: Reader,
  installationKey: Buffer,
  staff: Pick<StaffMember, 'id'>,
  sourceId: string,
): Promise<OwnSource | null> {
  const [row] = await sql<{ kind: SourceKind; sealed: Uint8Array; attemptedAt: Temporal.Instant | null }[]>`
    SELECT kind, sealed, attempted_at FROM calendar_source WHERE id = ${sourceId} AND staff_id = ${staff.id}`
  return row
    ? { kind: row.kind, access: openAccess(installationKey, sourceId, row.sealed), attemptedAt: row.attemptedAt }
    : null
}

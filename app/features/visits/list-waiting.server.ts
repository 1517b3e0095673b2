import type { Reader } from '#prisma/sql.ts'
import { isPresent } from '#rooms/waiting/presence.ts'
import type { PartyRole } from './visit.ts'

/** One party in the waiting room or in a visit, for the staff of its department. Instants are ISO texts. */
export type WaitingParty = {
  partyId: string
  appointmentId: string
  role: PartyRole
  name: string
  state: 'waiting' | 'parked' | 'admitted' | 'in_room'
  serviceName: string
  startsAt: string
  durationMinutes: number
  timeZone: string
  /** When it came into the waiting room. */
  arrivedAt: string | null
  /** Its page has been heard of within 30 seconds. */
  present: boolean
  /** The caseworker whose calendar has the appointment, if one is assigned. */
  resourceName: string | null
  isMine: boolean
}

type Row = Omit<WaitingParty, 'startsAt' | 'arrivedAt' | 'present'> & {
  startsAt: Temporal.Instant
  arrivedAt: Temporal.Instant | null
  lastSeenAt: Temporal.Instant | null
}

/**
 * Everybody who waits for, or is in, a visit of the department today; by appointment time, then arrival. Without caseworkers, and without
 * whoever was forgotten in an appointment that ended 16 hours ago.
 */
export async function listWaiting(
  sql: Reader,
  viewer: { departmentId: string; staffId: string },
  now: Temporal.Instant,
): Promise<WaitingParty[]> {
  const rows = await sql<Row[]>`
    SELECT p.id AS party_id, a.id AS appointment_id, p.role, p.name, p.state, a.service_name, a.starts_at, a.duration_minutes, o.time_zone,
           p.arrived_at, p.last_seen_at, r.name AS resource_name, coalesce(r.staff_id = ${viewer.staffId}, false) AS is_mine
    FROM party p JOIN appointment a ON a.id = p.appointment_id JOIN office o ON o.id = a.office_id
      LEFT JOIN LATERAL (
        SELECT resource.name, resource.staff_id FROM allocation al JOIN resource ON resource.id = al.resource_id
        WHERE al.appointment_id = a.id AND al.purpose = 'visit' AND resource.kind = 'caseworker' ORDER BY resource.id LIMIT 1) r ON true
    WHERE p.state IN ('waiting', 'parked', 'admitted', 'in_room') AND p.role <> 'caseworker'
      AND a.department_id = ${viewer.departmentId} AND a.state = 'booked' AND a.ends_at > ${now.subtract({ hours: 16 })}
    ORDER BY a.starts_at, p.arrived_at NULLS LAST, p.id`
  return rows.map(({ lastSeenAt, ...row }) => ({
    ...row,
    startsAt: row.startsAt.toString(),
    arrivedAt: row.arrivedAt?.toString() ?? null,
    present: row.state === 'in_room' || isPresent(lastSeenAt, now),
  }))
}

import type { Reader } from '#prisma/sql.ts'
import { isPresent } from '#rooms/waiting/presence.ts'
import type { QueuedVisit } from '#rooms/waiting/queue.ts'

type QueueRow = {
  appointmentId: string
  startsAt: Temporal.Instant
  durationMinutes: number
  arrivedAt: Temporal.Instant | null
  lastSeenAt: Temporal.Instant | null
  begunAt: Temporal.Instant | null
}

/**
 * The visits that share a caseworker with `appointmentId` on its local day, itself included; where no caseworker is assigned, those of
 * its office that have none either. A phone or on-site appointment counts as held from its start to its end, because nobody checks in.
 */
export async function listQueue(sql: Reader, appointmentId: string, now: Temporal.Instant): Promise<QueuedVisit[]> {
  const rows = await sql<QueueRow[]>`
    WITH own AS (
      SELECT a.id, a.office_id, date_trunc('day', a.starts_at AT TIME ZONE o.time_zone) AS day, o.time_zone
      FROM appointment a JOIN office o ON o.id = a.office_id WHERE a.id = ${appointmentId}
    ), own_workers AS (
      SELECT al.resource_id FROM allocation al JOIN resource r ON r.id = al.resource_id
      WHERE al.appointment_id = ${appointmentId} AND r.kind = 'caseworker'
    )
    SELECT a.id AS appointment_id, a.starts_at, a.duration_minutes,
           min(p.arrived_at) FILTER (WHERE p.state = 'waiting') AS arrived_at,
           max(p.last_seen_at) FILTER (WHERE p.state = 'waiting') AS last_seen_at,
           CASE WHEN a.mode <> 'video' AND a.starts_at <= ${now} AND ${now} < a.ends_at THEN a.starts_at
                WHEN bool_or(p.state IN ('admitted', 'in_room')) THEN coalesce(min(p.admitted_at) FILTER (WHERE p.state IN ('admitted', 'in_room')), v.opened_at)
           END AS begun_at
    FROM own JOIN appointment a ON a.starts_at >= (own.day AT TIME ZONE own.time_zone)
                               AND a.starts_at < ((own.day + interval '1 day') AT TIME ZONE own.time_zone)
      LEFT JOIN party p ON p.appointment_id = a.id AND p.role <> 'caseworker'
      LEFT JOIN visit v ON v.appointment_id = a.id
    WHERE a.state = 'booked' AND (
      EXISTS (SELECT 1 FROM allocation al WHERE al.appointment_id = a.id AND al.resource_id IN (SELECT resource_id FROM own_workers))
      OR (NOT EXISTS (SELECT 1 FROM own_workers) AND a.office_id = own.office_id AND NOT EXISTS (
        SELECT 1 FROM allocation al JOIN resource r ON r.id = al.resource_id WHERE al.appointment_id = a.id AND r.kind = 'caseworker')))
    GROUP BY a.id, v.opened_at`
  return rows.map(({ lastSeenAt, ...visit }) => ({ ...visit, present: isPresent(lastSeenAt, now) }))
}

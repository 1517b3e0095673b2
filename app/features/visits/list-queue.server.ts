import type { Reader } from '#prisma/sql.ts'
import { keepsPlace } from '#rooms/waiting/called-back.ts'
import { isPresent } from '#rooms/waiting/presence.ts'
import type { QueuedVisit } from '#rooms/waiting/queue.ts'

type QueueRow = {
  appointmentId: string
  startsAt: Temporal.Instant
  durationMinutes: number
  arrivedAt: Temporal.Instant | null
  lastSeenAt: Temporal.Instant | null
  placedAt: Temporal.Instant | null
  awaySince: Temporal.Instant | null
  calledAt: Temporal.Instant | null
  graceMinutes: number
  begunAt: Temporal.Instant | null
}

/**
 * The visits that share a caseworker with `appointmentId` on its local day, itself included; where no caseworker is assigned, those of
 * its office and department that have none either. A phone or on-site appointment counts as held from its start to its end, because nobody
 * checks in. Written so that every table is entered by a key, also before the database has gathered statistics: each waiting page asks
 * this every ten seconds.
 */
export async function listQueue(sql: Reader, appointmentId: string, now: Temporal.Instant): Promise<QueuedVisit[]> {
  const rows = await sql<QueueRow[]>`
    WITH own AS (
      SELECT a.department_id, a.office_id, day.from_at, day.to_at
      FROM appointment a JOIN office o ON o.id = a.office_id,
        LATERAL (SELECT date_trunc('day', a.starts_at AT TIME ZONE o.time_zone) AS begin) wall,
        LATERAL (SELECT wall.begin AT TIME ZONE o.time_zone AS from_at, (wall.begin + interval '1 day') AT TIME ZONE o.time_zone AS to_at) day
      WHERE a.id = ${appointmentId}
    ), own_workers AS (
      SELECT al.resource_id FROM allocation al
      WHERE al.appointment_id = ${appointmentId} AND al.purpose = 'visit' AND (SELECT kind FROM resource WHERE id = al.resource_id) = 'caseworker'
    ), queued AS (
      SELECT al.appointment_id AS id FROM own_workers w
        JOIN allocation al ON al.resource_id = w.resource_id AND al.purpose = 'visit' AND al.during && (SELECT tstzrange(from_at, to_at) FROM own)
      UNION
      SELECT a.id FROM own JOIN appointment a ON a.department_id = own.department_id AND a.starts_at >= own.from_at AND a.starts_at < own.to_at
      WHERE NOT EXISTS (SELECT FROM own_workers) AND a.office_id = own.office_id AND NOT EXISTS (
        SELECT FROM allocation al
        WHERE al.appointment_id = a.id AND al.purpose = 'visit' AND (SELECT kind FROM resource WHERE id = al.resource_id) = 'caseworker')
    )
    SELECT a.id AS appointment_id, a.starts_at, a.duration_minutes,
           min(p.arrived_at) FILTER (WHERE p.state = 'waiting') AS arrived_at,
           max(p.last_seen_at) FILTER (WHERE p.state = 'waiting') AS last_seen_at,
           max(p.placed_at) FILTER (WHERE p.state = 'waiting') AS placed_at,
           max(p.away_since) FILTER (WHERE p.state = 'waiting') AS away_since,
           max(p.called_at) FILTER (WHERE p.state = 'waiting') AS called_at, d.call_grace_minutes AS grace_minutes,
           CASE WHEN a.mode <> 'video' AND a.starts_at <= ${now} AND ${now} < a.ends_at THEN a.starts_at
                WHEN bool_or(p.state IN ('admitted', 'in_room')) THEN coalesce(min(p.admitted_at) FILTER (WHERE p.state IN ('admitted', 'in_room')), v.opened_at)
           END AS begun_at
    FROM own, queued JOIN appointment a ON a.id = queued.id JOIN department d ON d.id = a.department_id
      LEFT JOIN party p ON p.appointment_id = a.id AND p.role <> 'caseworker'
      LEFT JOIN visit v ON v.appointment_id = a.id
    WHERE a.state = 'booked' AND a.starts_at >= own.from_at AND a.starts_at < own.to_at
    GROUP BY a.id, v.opened_at, d.call_grace_minutes`
  return rows.map(({ lastSeenAt, awaySince, calledAt, graceMinutes, ...visit }) => ({
    ...visit,
    present: awaySince ? keepsPlace({ awaySince, calledAt, graceMinutes }, now) : isPresent(lastSeenAt, now),
  }))
}

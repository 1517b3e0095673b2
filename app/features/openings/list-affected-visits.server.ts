import type { BookedVisit } from '#app/features/scheduling/explain-visits.server.ts'
import { toEpochMinute } from '#app/features/scheduling/local-date.ts'
import type { Channel } from '#app/features/scheduling/quota.ts'
import type { VisitShape } from '#app/features/scheduling/slots.ts'
import type { Reader } from '#prisma/sql.ts'
import type { Affected } from './affected.ts'

/** A booking to come that changes could break. */
export type AffectedVisit = BookedVisit & {
  state: 'booked' | 'requested'
  startsAt: Temporal.Instant
  officeId: string
  officeName: string
  channel: Channel
  serviceName: string
  applicantName: string
  hasEmail: boolean
  resourceNames: string
  isGroup: boolean
  services: { serviceId: string; persons: number }[]
  interpreterLanguage: string | null
  shape: VisitShape
}

type Row = Omit<AffectedVisit, 'start' | 'shape' | 'durationMinutes'> & VisitShape

/** Bookings and requests from now on whose people or office the changes concern, by their start. */
export async function listAffectedVisits(
  sql: Reader,
  officeId: string,
  affected: Pick<Affected, 'resourceIds' | 'first' | 'last'>,
  now: Temporal.Instant,
): Promise<AffectedVisit[]> {
  const concerned = affected.resourceIds
    ? sql`a.id IN (SELECT appointment_id FROM allocation WHERE resource_id = ANY(${affected.resourceIds}::uuid[]) AND purpose = 'visit')`
    : sql`a.office_id = ${officeId}`
  // a day more on both sides, as these are local dates
  const from = affected.first ? sql`AND a.ends_at > ${affected.first}::date - interval '1 day'` : sql``
  const to = affected.last ? sql`AND a.starts_at < ${affected.last}::date + interval '2 days'` : sql``
  const rows = await sql<Row[]>`
    SELECT a.id, a.state, a.starts_at, a.mode, a.office_id, f.name AS office_name, a.channel, a.service_name,
           a.duration_minutes, a.buffer_before_minutes, a.buffer_after_minutes, a.interpreter_language,
           a.seats IS NOT NULL AS is_group, coalesce(p.name, '') AS applicant_name, p.email IS NOT NULL AS has_email,
           taken.resource_ids, taken.names AS resource_names,
           ARRAY[a.offering_id::text] || ARRAY(
             SELECT o.id::text FROM appointment_item i JOIN offering o ON o.service_id = i.service_id AND o.office_id = a.office_id
             WHERE i.appointment_id = a.id AND o.id <> a.offering_id ORDER BY i.position) AS offering_ids,
           coalesce((SELECT json_agg(json_build_object('serviceId', service_id, 'persons', persons) ORDER BY position)
                     FROM appointment_item WHERE appointment_id = a.id),
                    json_build_array(json_build_object('serviceId', a.service_id, 'persons', a.persons))) AS services
    FROM appointment a JOIN office f ON f.id = a.office_id
    LEFT JOIN party p ON p.appointment_id = a.id AND p.role = 'applicant'
    JOIN LATERAL (
      SELECT array_agg(l.resource_id::text) AS resource_ids, string_agg(r.name, ', ' ORDER BY r.kind, r.name) AS names
      FROM allocation l JOIN resource r ON r.id = l.resource_id WHERE l.appointment_id = a.id AND l.purpose = 'visit') AS taken
      ON taken.resource_ids IS NOT NULL
    WHERE a.state IN ('booked', 'requested') AND a.starts_at > ${now} AND (a.expires_at IS NULL OR a.expires_at > ${now})
      AND ${concerned} ${from} ${to}
    ORDER BY a.starts_at, a.id`
  return rows.map(({ durationMinutes, bufferBeforeMinutes, bufferAfterMinutes, ...row }) => ({
    ...row,
    start: toEpochMinute(row.startsAt),
    durationMinutes,
    shape: { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes },
  }))
}

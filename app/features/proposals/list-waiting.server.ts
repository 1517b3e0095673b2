import type { Mode } from '#app/features/booking/types.ts'
import type { Channel } from '#app/features/scheduling/quota.ts'
import type { Reader } from '#prisma/sql.ts'
import type { EarlierWish } from './earlier-wish.ts'
import type { Waiting } from './offer-order.ts'

/** The resources and the time, buffers included, that became free together. */
export type FreedSpan = { resourceIds: readonly string[]; from: Temporal.Instant; to: Temporal.Instant }

export type Candidate = Waiting & { offeringId: string; mode: Mode; channel: Channel }

const MOST = 200

/**
 * Who waits for an earlier time and could be received by one of these resources: the same service in the same mode, on site in the same
 * office; with an address to write to, without another proposal that is open, and not asked about this very time before.
 */
export async function listWaiting(reader: Reader, { resourceIds, from, to }: FreedSpan): Promise<Candidate[]> {
  type Row = EarlierWish & Omit<Candidate, 'wish'>
  const rows = await reader<Row[]>`
    SELECT w.appointment_id, w.wished_at, w.offers, w.not_before::text AS not_before, w.weekdays, w.from_minute, w.to_minute, w.notice_minutes,
           a.starts_at, a.mode, a.channel, o.id AS offering_id
    FROM earlier_wish w JOIN appointment a ON a.id = w.appointment_id
      JOIN offering o ON o.service_id = a.service_id AND o.active AND a.mode = ANY (o.modes)
    WHERE a.state = 'booked' AND a.starts_at > ${from} AND a.seats IS NULL AND a.group_appointment_id IS NULL
      AND (a.mode <> 'on_site' OR a.office_id = o.office_id)
      AND EXISTS (SELECT 1 FROM resource_offering ro WHERE ro.offering_id = o.id AND ro.resource_id = ANY(${[...resourceIds]}::uuid[]))
      AND EXISTS (SELECT 1 FROM party p WHERE p.appointment_id = a.id AND p.role = 'applicant' AND p.email IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM proposal p WHERE p.appointment_id = a.id
        AND (p.state = 'open' OR (p.offering_id = o.id AND tstzrange(p.starts_at, p.ends_at) && tstzrange(${from}, ${to}))))
    ORDER BY w.offers, w.wished_at LIMIT ${MOST}`
  return rows.map(({ notBefore, weekdays, fromMinute, toMinute, noticeMinutes, ...row }) => ({
    ...row,
    wish: { notBefore, weekdays, fromMinute, toMinute, noticeMinutes },
  }))
}

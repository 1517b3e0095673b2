import type { Mode } from '#app/features/booking/types.ts'
import type { Reader } from '#prisma/sql.ts'
import type { EarlierWish } from './earlier-wish.ts'

/** What pages show of a proposal. Instants are ISO text. */
export type ProposalView = {
  id: string
  reason: 'earlier' | 'replacement'
  /** `open` only while it can be answered. */
  state: 'open' | 'accepted' | 'declined' | 'expired' | 'withdrawn'
  mode: Mode
  startsAt: string
  endsAt: string
  expiresAt: string
  office: { name: string; street: string; postalCode: string; city: string; timeZone: string }
}

/** The last proposal to an appointment, whatever became of it, or null. */
export async function findLatestProposal(
  reader: Reader,
  appointmentId: string,
  now: Temporal.Instant,
): Promise<ProposalView | null> {
  type Row = Omit<ProposalView, 'startsAt' | 'endsAt' | 'expiresAt'> &
    Record<'startsAt' | 'endsAt' | 'expiresAt', Temporal.Instant>
  const [row] = await reader<Row[]>`
    SELECT p.id, p.reason, CASE WHEN p.state = 'open' AND p.expires_at <= ${now} THEN 'expired' ELSE p.state END AS state, p.mode,
           p.starts_at, p.ends_at, coalesce(p.expires_at, p.starts_at) AS expires_at,
           json_build_object('name', o.name, 'street', o.street, 'postalCode', o.postal_code, 'city', o.city, 'timeZone', o.time_zone) AS office
    FROM proposal p JOIN offering ON offering.id = p.offering_id JOIN office o ON o.id = offering.office_id
    WHERE p.appointment_id = ${appointmentId} ORDER BY p.created_at DESC, p.state = 'open' DESC LIMIT 1`
  if (!row) return null
  const [startsAt, endsAt, expiresAt] = [row.startsAt.toString(), row.endsAt.toString(), row.expiresAt.toString()]
  return { ...row, startsAt, endsAt, expiresAt }
}

/** The same while it can be answered, else null. */
export async function findOpenProposal(
  reader: Reader,
  appointmentId: string,
  now: Temporal.Instant,
): Promise<ProposalView | null> {
  const latest = await findLatestProposal(reader, appointmentId, now)
  return latest?.state === 'open' ? latest : null
}

export type ListPlace = {
  /** null: not on the list. */
  wish: EarlierWish | null
  offers: number
  /** How long the department keeps an offer for one person. */
  offerMinutes: number
}

/** Whether an appointment is on the list of those who wish to come sooner, and with which wishes. */
export async function findListPlace(reader: Reader, appointmentId: string): Promise<ListPlace> {
  const [row] = await reader<(EarlierWish & { offers: number | null; offerMinutes: number })[]>`
    SELECT w.not_before::text AS not_before, w.weekdays, w.from_minute, w.to_minute, w.notice_minutes, w.offers, d.offer_minutes
    FROM appointment a JOIN department d ON d.id = a.department_id LEFT JOIN earlier_wish w ON w.appointment_id = a.id
    WHERE a.id = ${appointmentId}`
  if (!row) return { wish: null, offers: 0, offerMinutes: 0 }
  const { offers, offerMinutes, ...wish } = row
  return { wish: offers === null ? null : wish, offers: offers ?? 0, offerMinutes }
}

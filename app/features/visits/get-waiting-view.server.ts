import type { AppointmentState } from '#app/features/booking/appointment-state.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Reader } from '#prisma/sql.ts'
import { keepsPlace, returnBy } from '#rooms/waiting/called-back.ts'
import { joinWindow, windowState } from '#rooms/waiting/join-window.ts'
import type { PartyState } from '#rooms/waiting/party-machine.ts'
import { estimateStart, peopleAhead } from '#rooms/waiting/queue.ts'
import {
  announcedState,
  type WaitingState,
  type WaitingWord,
  type WordFacts,
  waitingWord,
} from '#rooms/waiting/waiting-word.ts'
import { listMissingUploads, type MissingUpload } from './list-missing-uploads.server.ts'
import { listQueue } from './list-queue.server.ts'
import { listVisitParties, type VisitParty } from './list-visit-parties.server.ts'
import type { PartyRole } from './visit.ts'

/** What a party may know of its own visit. Instants are ISO texts, because the browser reads it too. Never holds a grant or a room name. */
export type WaitingView = {
  partyId: string
  appointmentId: string
  role: PartyRole
  state: PartyState
  /** The appointment's; everything but `booked` is over or not confirmed. */
  appointmentState: AppointmentState
  mode: 'video' | 'phone' | 'on_site'
  window: 'early' | 'open' | 'over'
  opensAt: string
  startsAt: string
  endsAt: string
  durationMinutes: number
  timeZone: string
  serviceName: string
  serviceNameEn: string
  departmentName: string
  departmentPhone: string
  /** Only while waiting. */
  queue: {
    /** Null when the department does not show it. */
    peopleAhead: number | null
    isNext: boolean
    waitMinutes: number
    lateMinutes: number
  } | null
  /** What the page says first; null unless waiting. */
  word: WaitingWord | null
  /** Left to be called back by mail; `returnBy` is an ISO instant once called. */
  absence: { returnBy: string | null; isPlaceKept: boolean } | null
  /** There is an address at which this party can be called back. */
  canBeCalled: boolean
  graceMinutes: number
  missing: MissingUpload[]
  parties: VisitParty[]
  /** Seconds since the first admission; 0 before. */
  elapsedSeconds: number
  /** After the end. */
  summary: string
  nextSteps: string
}

type Row = Omit<
  WaitingView,
  'window' | 'opensAt' | 'startsAt' | 'endsAt' | 'queue' | 'word' | 'absence' | 'missing' | 'parties' | 'elapsedSeconds'
> & {
  openedAt: Temporal.Instant | null
  hidePosition: boolean
  waitingState: WaitingState
  waitingStateAt: Temporal.Instant | null
  awaySince: Temporal.Instant | null
  calledAt: Temporal.Instant | null
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
}

/**
 * Everything the pages of a visit show to one party.
 *
 * @throws {DomainError} `not_found`
 */
export async function getWaitingView(sql: Reader, partyId: string, now: Temporal.Instant): Promise<WaitingView> {
  const [found] = await sql<Row[]>`
    SELECT p.id AS party_id, a.id AS appointment_id, p.role, p.state, a.state AS appointment_state, a.mode, a.starts_at, a.ends_at,
           a.duration_minutes, o.time_zone, a.service_name, a.service_name_en, d.name AS department_name,
           coalesce(nullif(o.phone, ''), nullif(d.phone, ''), m.phone) AS department_phone,
           d.hide_position, d.waiting_state, d.waiting_state_at, d.call_grace_minutes AS grace_minutes,
           p.away_since, p.called_at, p.email IS NOT NULL AS can_be_called,
           v.opened_at, coalesce(v.summary, '') AS summary, coalesce(v.next_steps, '') AS next_steps
    FROM party p JOIN appointment a ON a.id = p.appointment_id JOIN office o ON o.id = a.office_id
      JOIN department d ON d.id = a.department_id JOIN municipality m ON m.id = a.municipality_id
      LEFT JOIN visit v ON v.appointment_id = a.id
    WHERE p.id = ${partyId}`
  if (!found) throw new DomainError('not_found')
  const { openedAt, hidePosition, waitingState, waitingStateAt, awaySince, calledAt, ...row } = found
  const absence = { awaySince, calledAt, graceMinutes: row.graceMinutes }
  const window = joinWindow(row.startsAt, row.endsAt, row.timeZone)
  const [queue, missing, parties] = await Promise.all([
    row.state === 'waiting' && row.appointmentState === 'booked' ? placeInQueue(sql, row.appointmentId, now) : null,
    listMissingUploads(sql, row.appointmentId),
    listVisitParties(sql, row.appointmentId),
  ])
  return {
    ...row,
    // A companion was in the room, but the summary was written for the applicant.
    ...(row.role === 'applicant' ? {} : { summary: '', nextSteps: '' }),
    window: windowState(window, now),
    opensAt: window.opensAt.toString(),
    startsAt: row.startsAt.toString(),
    endsAt: row.endsAt.toString(),
    elapsedSeconds: openedAt ? Math.max(0, Math.floor(now.since(openedAt).total('seconds'))) : 0,
    queue: queue && { ...queue, peopleAhead: hidePosition ? null : queue.peopleAhead, isNext: queue.peopleAhead === 0 },
    word:
      queue &&
      waitingWord({ announced: announcedState(waitingState, waitingStateAt, now), startsAt: row.startsAt, queue }, now),
    absence: awaySince && {
      returnBy: returnBy(absence)?.toString() ?? null,
      isPlaceKept: keepsPlace(absence, now),
    },
    missing,
    parties,
  }
}

async function placeInQueue(
  sql: Reader,
  appointmentId: string,
  now: Temporal.Instant,
): Promise<WordFacts['queue'] | null> {
  const visits = await listQueue(sql, appointmentId, now)
  const own = visits.find((visit) => visit.appointmentId === appointmentId)
  if (!own) return null
  // A companion may wait while the applicant is already inside.
  const self = { ...own, begunAt: null }
  const { waitMinutes, lateMinutes } = estimateStart(self, visits, now)
  return { peopleAhead: peopleAhead(self, visits, now), waitMinutes, lateMinutes }
}

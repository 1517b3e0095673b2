import type { StaffMember } from '#app/features/access/staff-member.ts'
import type { AppointmentState } from '#app/features/booking/appointment-state.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { PartyState } from '#rooms/waiting/party-machine.ts'

export type PartyRole =
  | 'applicant'
  | 'companion'
  | 'guardian'
  | 'interpreter'
  | 'sign_language_interpreter'
  | 'caseworker'
  | 'observer'

/** The facts of a visit that decide what may happen in it. */
export type Visit = {
  appointmentId: string
  municipalityId: string
  departmentId: string
  state: AppointmentState
  mode: 'video' | 'phone' | 'on_site'
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  timeZone: string
  /** The door: null until the first admission, and between an epoch that was closed and the next grant. */
  roomName: string | null
  roomEpoch: number
  openedAt: Temporal.Instant | null
  endedAt: Temporal.Instant | null
}

export type Party = {
  id: string
  appointmentId: string
  role: PartyRole
  staffId: string | null
  state: PartyState
  arrivedAt: Temporal.Instant | null
  lastSeenAt: Temporal.Instant | null
  enteredAt: Temporal.Instant | null
  /** In state `in_room`: since when the media server does not see the party. */
  leftAt: Temporal.Instant | null
}

/** What a visit has to know of the person who works on it. */
export type VisitStaff = Pick<StaffMember, 'id' | 'name' | 'municipalityId' | 'departmentId' | 'roles'>

const ENDED: readonly AppointmentState[] = ['completed', 'no_show', 'technical_failure']

/**
 * Refuses everything that needs a visit that can still take place.
 *
 * @throws {DomainError} `visit_over` after its end, `already_cancelled`, or `visit_not_open` when it was never confirmed.
 */
export function assertCanTakePlace(visit: Pick<Visit, 'state' | 'endedAt'>): void {
  if (visit.state === 'cancelled') throw new DomainError('already_cancelled')
  if (ENDED.includes(visit.state) || visit.endedAt) throw new DomainError('visit_over')
  if (visit.state !== 'booked') throw new DomainError('visit_not_open')
}

/** Only video visits have a room; one that began by video and went on by phone keeps it, for those still there and for the way back. */
export function assertIsVideo(visit: Pick<Visit, 'mode' | 'openedAt'>): void {
  if (visit.mode !== 'video' && !(visit.mode === 'phone' && visit.openedAt)) throw new DomainError('wrong_state')
}

import { type NoticeKind, REMINDER_HOURS } from './kinds.ts'

export type NoticeFacts = {
  kind: NoticeKind
  sequence: number
  queuedAt: Temporal.Instant
  /** The other time that it tells of. */
  proposal?: { state: string; expiresAt: Temporal.Instant | null } | null
}

export type AppointmentFacts = {
  state: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  expiresAt: Temporal.Instant | null
  icalSequence: number
}

/** Why a notice is not sent any more; stored with it. */
export type StaleReason =
  | 'not_requested'
  | 'request_expired'
  | 'not_booked'
  | 'not_cancelled'
  | 'not_completed'
  | 'proposal_closed'
  | 'not_invited'
  | 'superseded'
  | 'past'

/**
 * Whether a notice still tells the truth. A notice is written for one sequence of the appointment; what changed since has a notice of its
 * own, so the older one is dropped rather than sent with other facts than it was meant to tell.
 *
 * @returns null when it may be sent.
 */
export function staleReason(
  notice: NoticeFacts,
  appointment: AppointmentFacts,
  now: Temporal.Instant,
): StaleReason | null {
  const isOver = (instant: Temporal.Instant | null) => instant !== null && Temporal.Instant.compare(instant, now) <= 0
  const { state } = appointment
  switch (notice.kind) {
    case 'please_confirm':
      if (state !== 'requested') return 'not_requested'
      if (notice.sequence !== appointment.icalSequence) return 'superseded'
      return isOver(appointment.expiresAt) ? 'request_expired' : null
    case 'confirmed':
    case 'moved':
    case 'mode_changed':
      if (state !== 'booked') return 'not_booked'
      if (notice.sequence !== appointment.icalSequence) return 'superseded'
      return isOver(appointment.endsAt) ? 'past' : null
    case 'your_turn':
      if (state !== 'booked') return 'not_booked'
      return isOver(notice.queuedAt.add({ hours: 1 })) ? 'past' : null
    case 'reminder':
    case 'proposal_withdrawn':
      if (state !== 'booked') return 'not_booked'
      if (notice.sequence !== appointment.icalSequence) return 'superseded'
      return isOver(appointment.startsAt) ? 'past' : null
    case 'cancelled':
      return state === 'cancelled' ? null : 'not_cancelled'
    case 'uninvited':
      return isOver(appointment.endsAt) ? 'past' : null
    case 'proposal_earlier':
    case 'proposal_replacement':
      if (state !== 'booked') return 'not_booked'
      if (notice.sequence !== appointment.icalSequence) return 'superseded'
      return notice.proposal?.state === 'open' && !isOver(notice.proposal.expiresAt) ? null : 'proposal_closed'
    case 'summary':
      return state === 'completed' ? null : 'not_completed'
    case 'technical_failure':
      return state === 'technical_failure' ? null : 'superseded'
  }
}

/** When a notice should go out: a reminder a day before the start, everything else at once. */
export function dueAt(notice: NoticeFacts, appointment: Pick<AppointmentFacts, 'startsAt'>): Temporal.Instant {
  return notice.kind === 'reminder' ? appointment.startsAt.subtract({ hours: REMINDER_HOURS }) : notice.queuedAt
}

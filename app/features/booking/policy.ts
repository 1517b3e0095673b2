import type { RefusalCode } from '#app/lib/errors.ts'
import type { AppointmentState } from './appointment-state.ts'

/** Extensions that WCAG 2.2, 2.2.1 asks for at least. */
export const MAX_HOLD_EXTENSIONS = 10
/** Mails that ask for a confirmation, the first one included. */
export const MAX_CONFIRM_MAILS = 4

/** For so many days after a visit that failed for technical reasons its appointment may get another time with priority. */
const REBOOK_DAYS = 30

export type Standing = { state: AppointmentState; startsAt: Temporal.Instant; expiresAt: Temporal.Instant | null }
/** Staff may move as often as needed; a citizen up to the limit that the service had at booking. */
export type MovedBy = 'citizen' | 'staff'

/** Why the appointment cannot be moved, or null when it can. */
export function moveRefusal(
  appointment: Standing & { moves: number; moveLimit: number },
  by: MovedBy,
  now: Temporal.Instant,
): RefusalCode | null {
  if (appointment.state === 'technical_failure') return rebookRefusal(appointment, now)
  const refusal = endRefusal(appointment, now)
  if (refusal) return refusal
  if (appointment.state !== 'booked') return 'wrong_state'
  return by === 'citizen' && appointment.moves >= appointment.moveLimit ? 'move_limit_reached' : null
}

/** After a technical failure another time is owed, so it counts as no move; later than that a new appointment is booked. */
function rebookRefusal(appointment: Standing, now: Temporal.Instant): RefusalCode | null {
  const until = appointment.startsAt.add({ hours: 24 * REBOOK_DAYS })
  return Temporal.Instant.compare(now, until) < 0 ? null : 'appointment_over'
}

/** Why staff cannot move, stretch or hand over the appointment, or null when they can: also while it runs, when it lasts longer than planned. */
export function rearrangeRefusal(
  appointment: Standing & { endsAt: Temporal.Instant },
  now: Temporal.Instant,
): RefusalCode | null {
  return appointment.state === 'technical_failure' ? rebookRefusal(appointment, now) : untilEndRefusal(appointment, now)
}

/** Why the appointment cannot be cancelled, or null when it can. Requests can, so that nobody has to wait until they expire. */
export function cancelRefusal(appointment: Standing, now: Temporal.Instant): RefusalCode | null {
  return endRefusal(appointment, now)
}

/**
 * Why nobody can be invited or uninvited, or null when it can be done: until the end, for an interpreter may be found while the talk is
 * under way, and not before the booking, for then nobody is written to yet.
 */
export function guestRefusal(
  appointment: Standing & { endsAt: Temporal.Instant },
  now: Temporal.Instant,
): RefusalCode | null {
  return untilEndRefusal(appointment, now)
}

/** Why the hold cannot be kept longer, or null when it can. */
export function extendRefusal(hold: Standing & { holdExtensions: number }, now: Temporal.Instant): RefusalCode | null {
  if (hold.state !== 'held') return 'form_outdated'
  if (isOverdue(hold, now)) return 'hold_expired'
  return hold.holdExtensions >= MAX_HOLD_EXTENSIONS ? 'hold_not_extendable' : null
}

/** Whether the page offers to keep the hold longer. */
export function canExtend(hold: { holdExtensions: number }): boolean {
  return hold.holdExtensions < MAX_HOLD_EXTENSIONS
}

/** A hold or a request whose time went back to the public, whether or not the sweeper has seen it. */
export function isOverdue(appointment: { expiresAt: Temporal.Instant | null }, now: Temporal.Instant): boolean {
  return appointment.expiresAt !== null && Temporal.Instant.compare(appointment.expiresAt, now) <= 0
}

export function hasStarted(appointment: { startsAt: Temporal.Instant }, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(appointment.startsAt, now) <= 0
}

function endRefusal(appointment: Standing, now: Temporal.Instant): RefusalCode | null {
  if (appointment.state === 'cancelled') return 'already_cancelled'
  if (appointment.state === 'expired' || isOverdue(appointment, now)) return 'request_expired'
  if (appointment.state !== 'booked' && appointment.state !== 'requested') return 'appointment_over'
  return hasStarted(appointment, now) ? 'appointment_over' : null
}

/** What can be done from the booking to the end of the appointment, and no longer. */
function untilEndRefusal(
  appointment: Standing & { endsAt: Temporal.Instant },
  now: Temporal.Instant,
): RefusalCode | null {
  if (appointment.state === 'cancelled') return 'already_cancelled'
  if (appointment.state !== 'booked') return appointment.state === 'requested' ? 'wrong_state' : 'appointment_over'
  return Temporal.Instant.compare(appointment.endsAt, now) <= 0 ? 'appointment_over' : null
}

import { DomainError } from '#app/lib/errors.ts'

export const APPOINTMENT_STATES = [
  'held',
  'requested',
  'booked',
  'completed',
  'expired',
  'cancelled',
  'no_show',
  'technical_failure',
] as const

export type AppointmentState = (typeof APPOINTMENT_STATES)[number]

/**
 * held → requested → booked → completed, and the exits. A hold may be booked at once where nobody has to confirm by e-mail; an expired
 * request may still be booked when its time is free after all, and a visit that failed for technical reasons gets another time. Everything
 * else is final.
 */
const NEXT: Record<AppointmentState, readonly AppointmentState[]> = {
  held: ['requested', 'booked', 'expired', 'cancelled'],
  requested: ['booked', 'expired', 'cancelled'],
  booked: ['completed', 'cancelled', 'no_show', 'technical_failure'],
  completed: [],
  expired: ['booked'],
  cancelled: [],
  no_show: [],
  technical_failure: ['booked'],
}

export function canBecome(from: AppointmentState, to: AppointmentState): boolean {
  return NEXT[from].includes(to)
}

/** @throws {DomainError} `wrong_state` for a move that is not in the table. */
export function requireMove(from: AppointmentState, to: AppointmentState): void {
  if (!canBecome(from, to)) throw new DomainError('wrong_state', { from, to })
}

/** Holds, requests and bookings take time; what ended does not. */
export function takesTime(state: AppointmentState): boolean {
  return state === 'held' || state === 'requested' || state === 'booked'
}

import { type DayAppointment, type DayStatus, dayStatus } from './day-appointment.ts'

const ENDED: readonly DayStatus[] = ['done', 'no_show', 'technical_failure']
const LIVE: readonly DayStatus[] = ['running', 'waiting']

/**
 * Splits a day at `now`: what runs, waits or comes, and what is behind. Somebody who waits belongs to the first, however late it is; what
 * ended early belongs to the second. Both keep their order.
 */
export function splitDay<T extends DayAppointment>(day: readonly T[], now: string): { ahead: T[]; earlier: T[] } {
  const isBehind = (appointment: T) => {
    const status = dayStatus(appointment, now)
    return ENDED.includes(status) || (!LIVE.includes(status) && Date.parse(appointment.endsAt) <= Date.parse(now))
  }
  return { ahead: day.filter((appointment) => !isBehind(appointment)), earlier: day.filter(isBehind) }
}

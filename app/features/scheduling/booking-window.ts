import { localDayAt } from './wall-clock.ts'

/** When a start may lie: not before `earliest` (epoch minute) and not after the local date `lastDay` (days since 1970-01-01). */
export type BookingWindow = { earliest: number; lastDay: number }

/** Lead time counts elapsed minutes from now, the horizon counts local dates from today's. */
export function bookingWindow(
  zone: string,
  now: Temporal.Instant,
  leadTimeMinutes: number,
  horizonDays: number,
): BookingWindow {
  const minutes = now.epochMilliseconds / 60_000
  return {
    earliest: Math.ceil(minutes) + leadTimeMinutes,
    lastDay: localDayAt(zone, Math.floor(minutes)) + horizonDays,
  }
}

/** How often a calendar that works is asked. */
export const POLL_MINUTES = 5
const LONGEST_MINUTES = 6 * 60

/** When to ask again: a few minutes later, after each failure twice as long, six hours at most. `failures`: in a row. */
export function nextPoll(failures: number, now: Temporal.Instant): Temporal.Instant {
  return now.add({ minutes: Math.min(POLL_MINUTES * 2 ** Math.min(failures, 20), LONGEST_MINUTES) })
}

/** Days beyond the horizon for which busy times are read, so that not everything has to be read again each day. */
const SPARE_DAYS = 14
const LEAST_SPARE_DAYS = 3
/** What began earlier and is still going on counts. */
const BACK_HOURS = 24

/** From when to when busy times matter to bookings up to `horizonDays` from now. */
export function pollWindow(
  horizonDays: number,
  now: Temporal.Instant,
): { from: Temporal.Instant; to: Temporal.Instant } {
  return { from: now.subtract({ hours: BACK_HOURS }), to: now.add({ hours: 24 * (horizonDays + SPARE_DAYS) }) }
}

/** Whether what was read before reaches too little far by now, so that recurrences have to be counted on. */
export function reachesTooLittle(
  coversUntil: Temporal.Instant | null,
  horizonDays: number,
  now: Temporal.Instant,
): boolean {
  if (coversUntil === null) return true
  return Temporal.Instant.compare(coversUntil, now.add({ hours: 24 * (horizonDays + LEAST_SPARE_DAYS) })) < 0
}

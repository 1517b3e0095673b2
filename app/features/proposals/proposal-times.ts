/** A replacement has to be answered a day before it starts, so that the time can still be given to somebody else. */
const NOTICE_MINUTES = 24 * 60

/**
 * Until when a replacement is kept for the citizen: `hours` from now, but no later than 24 hours before the start. Where that leaves too
 * little, half of what is left until the start, twelve hours at most.
 */
export function answerBy(now: Temporal.Instant, start: Temporal.Instant, hours: number): Temporal.Instant {
  const left = Math.max(0, Math.floor(now.until(start).total('minutes')))
  const least = Math.min(left, NOTICE_MINUTES) / 2
  const minutes = Math.min(hours * 60, Math.max(left - NOTICE_MINUTES, least))
  return now.add({ minutes: Math.floor(minutes) })
}

/**
 * A proposed time goes back by itself a little after the citizen was told that it ends: the sweeper has that long to hand it to the next
 * person without anybody slipping in between.
 */
export function releasedAt(expiresAt: Temporal.Instant): Temporal.Instant {
  return expiresAt.add({ minutes: 5 })
}

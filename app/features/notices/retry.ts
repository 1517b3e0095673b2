const FIRST_SECONDS = 10
const LONGEST_SECONDS = 300
const GIVE_UP_HOURS = 48

/**
 * Seconds until the next attempt after `attempts` failed ones: 10, 20, 40, … and never more than five minutes, so that a mail server that
 * comes back finds its backlog at once.
 */
export function retrySeconds(attempts: number): number {
  return Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.min(attempts - 1, 10))
}

/** After two days without success somebody has to look at it; SMTP servers themselves give up after some days (RFC 5321 §4.5.4.1). */
export function isGivenUp(dueAt: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(now, dueAt.add({ hours: GIVE_UP_HOURS })) >= 0
}

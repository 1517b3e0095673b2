const FIRST_WAIT_SECONDS = 5
const LONGEST_WAIT_SECONDS = 300

/** Seconds until a document is offered to the scanner again, after `attempts` earlier ones that got no verdict: 5, 10, 20 … 300. */
export function waitAfterAttempt(attempts: number): number {
  return Math.min(FIRST_WAIT_SECONDS * 2 ** Math.min(attempts, 10), LONGEST_WAIT_SECONDS)
}

/** How often a waiting page says that it is still there. */
export const HEARTBEAT_SECONDS = 10
/** A page that was silent for longer counts as away. Its place is kept; others may go first meanwhile. */
export const AWAY_AFTER_SECONDS = 30
/** How long a party may be missing in the media room before it has left: longer than any reconnect of the media client that succeeds. */
export const GRACE_SECONDS = 10

/** Whether a waiting party, last heard of at `lastSeenAt`, is at its page. */
export function isPresent(lastSeenAt: Temporal.Instant | null, now: Temporal.Instant): boolean {
  return lastSeenAt !== null && now.since(lastSeenAt).total('seconds') <= AWAY_AFTER_SECONDS
}

/** Whether a party that the media server does not see since `missingSince` has left. */
export function isGraceOver(missingSince: Temporal.Instant, now: Temporal.Instant): boolean {
  return now.since(missingSince).total('seconds') >= GRACE_SECONDS
}

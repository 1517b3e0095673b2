/** A session ends after this time at the latest: one long working day. */
export const SESSION_HOURS = 12
/** A session ends when nothing was asked for this long. */
export const SESSION_IDLE_HOURS = 8
/** How exactly the last request is remembered; saves a write on most of them. */
export const SESSION_SEEN_SECONDS = 60

export type SessionTimes = { lastSeenAt: Temporal.Instant; expiresAt: Temporal.Instant }

export function isSessionAlive(session: SessionTimes, now: Temporal.Instant): boolean {
  const idleEnd = session.lastSeenAt.add({ hours: SESSION_IDLE_HOURS })
  return Temporal.Instant.compare(now, session.expiresAt) < 0 && Temporal.Instant.compare(now, idleEnd) < 0
}

/** Whether the row should learn that the session was used. */
export function isSeenStale(session: SessionTimes, now: Temporal.Instant): boolean {
  return now.since(session.lastSeenAt).total('seconds') >= SESSION_SEEN_SECONDS
}

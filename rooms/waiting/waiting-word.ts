/** What staff have told everybody who waits. */
export const WAITING_STATES = ['open', 'technical', 'closed'] as const
export type WaitingState = (typeof WAITING_STATES)[number]

/** What a waiting page says first. */
export type WaitingWord = 'on_time' | 'soon' | 'delayed' | 'technical' | 'closed'

/** An announcement is forgotten after half a day, so that yesterday's fault greets nobody this morning. */
export const ANNOUNCED_FOR_HOURS = 12
/** So close to its start a visit is about to begin. */
export const SOON_MINUTES = 2
/** So long after its time a visit is late, even if nobody is ahead. */
export const DELAYED_AFTER_MINUTES = 10

/** What the department has announced and still holds at `now`. */
export function announcedState(
  state: WaitingState,
  since: Temporal.Instant | null,
  now: Temporal.Instant,
): WaitingState {
  if (since === null) return 'open'
  return now.since(since).total('hours') < ANNOUNCED_FOR_HOURS ? state : 'open'
}

export type WordFacts = {
  announced: WaitingState
  startsAt: Temporal.Instant
  queue: { peopleAhead: number; waitMinutes: number; lateMinutes: number }
}

/** An announcement goes before the estimate; a delay before "about to start". */
export function waitingWord({ announced, startsAt, queue }: WordFacts, now: Temporal.Instant): WaitingWord {
  if (announced !== 'open') return announced
  const passed = now.since(startsAt).total('minutes')
  if (queue.lateMinutes > 0 || passed > DELAYED_AFTER_MINUTES) return 'delayed'
  return queue.peopleAhead === 0 && queue.waitMinutes <= SOON_MINUTES ? 'soon' : 'on_time'
}

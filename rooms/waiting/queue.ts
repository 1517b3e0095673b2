import { LATE_AFTER_MINUTES, placeTime } from './place.ts'

/** A visit of one day with one caseworker (or one department, where nobody is assigned), as the queue sees it. */
export type QueuedVisit = {
  appointmentId: string
  startsAt: Temporal.Instant
  durationMinutes: number
  /** Since when somebody waits; null: nobody is in the waiting room. */
  arrivedAt: Temporal.Instant | null
  /** Came back too late after having been called: the place counts from here. */
  placedAt?: Temporal.Instant | null
  /** Since when it is being held; null: it has not begun. */
  begunAt: Temporal.Instant | null
  /** Somebody who waits is at the page now. */
  present: boolean
}

/** An earlier visit whose citizen has not come is expected for this long after its start, then it no longer delays others. */
export const EXPECTED_FOR_MINUTES = LATE_AFTER_MINUTES
/** A visit that has used up its time is assumed to need this much more. */
export const OVERRUN_MINUTES = 3

/** The published order: place (see place.ts), then arrival, then the id so that it is always the same. */
export function compareQueued(a: QueuedVisit, b: QueuedVisit): number {
  return (
    placeOf(a) - placeOf(b) ||
    compareArrivals(a.arrivedAt, b.arrivedAt) ||
    (a.appointmentId < b.appointmentId ? -1 : a.appointmentId > b.appointmentId ? 1 : 0)
  )
}

function placeOf({ startsAt, arrivedAt, placedAt }: QueuedVisit): number {
  return placeTime({
    startsAt: startsAt.epochMilliseconds,
    arrivedAt: arrivedAt?.epochMilliseconds ?? null,
    placedAt: placedAt?.epochMilliseconds ?? null,
  })
}

function compareArrivals(a: Temporal.Instant | null, b: Temporal.Instant | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return Temporal.Instant.compare(a, b)
}

/**
 * The visits that come before `own`, in order: those that are held now, then those in front of it in the queue that are waiting and
 * present, or that may still come.
 */
export function visitsAhead(own: QueuedVisit, others: readonly QueuedVisit[], now: Temporal.Instant): QueuedVisit[] {
  const rest = others.filter((visit) => visit.appointmentId !== own.appointmentId)
  const running = rest.filter((visit) => visit.begunAt !== null)
  const ahead = rest.filter(
    (visit) => visit.begunAt === null && compareQueued(visit, own) < 0 && isExpected(visit, now),
  )
  return [...running, ...ahead.sort(compareQueued)]
}

function isExpected(visit: QueuedVisit, now: Temporal.Instant): boolean {
  if (visit.arrivedAt !== null) return visit.present
  return Temporal.Instant.compare(now, visit.startsAt.add({ minutes: EXPECTED_FOR_MINUTES })) < 0
}

/** How many waiting visits come before `own`; 0 means next. Whoever is in a conversation does not count as waiting. */
export function peopleAhead(own: QueuedVisit, others: readonly QueuedVisit[], now: Temporal.Instant): number {
  return visitsAhead(own, others, now).filter((visit) => visit.begunAt === null && visit.arrivedAt !== null).length
}

export type Estimate = {
  /** When the conversation is expected to begin, never before its appointment. */
  expectedAt: Temporal.Instant
  /** Whole minutes from now, 0 when it is due. */
  waitMinutes: number
  /** Minutes after the own place in the line, which is the appointed time for who is punctual, in steps of 5; 0: on time. */
  lateMinutes: number
}

/** Up to this delay people are told "on time". */
export const ON_TIME_MINUTES = 4
const STEP_MINUTES = 5

/**
 * When `own` will be called in, honestly from the visits ahead: what is being held ends after its duration (a little later when it has
 * overrun), each next one starts no earlier than its appointment and takes its duration.
 */
export function estimateStart(own: QueuedVisit, others: readonly QueuedVisit[], now: Temporal.Instant): Estimate {
  let free = now
  for (const visit of visitsAhead(own, others, now)) {
    if (visit.begunAt) {
      const end = visit.begunAt.add({ minutes: visit.durationMinutes })
      const soonest = now.add({ minutes: OVERRUN_MINUTES })
      free = later(free, later(end, soonest))
    } else {
      free = later(free, visit.startsAt).add({ minutes: visit.durationMinutes })
    }
  }
  const expectedAt = later(free, own.startsAt)
  // Who came late is told of our delay only, not of the own one.
  const promised = Temporal.Instant.fromEpochMilliseconds(placeOf(own))
  const late = Math.ceil(expectedAt.since(promised).total('minutes'))
  return {
    expectedAt,
    waitMinutes: Math.max(0, Math.ceil(expectedAt.since(now).total('minutes'))),
    lateMinutes: late <= ON_TIME_MINUTES ? 0 : Math.ceil(late / STEP_MINUTES) * STEP_MINUTES,
  }
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) >= 0 ? a : b
}

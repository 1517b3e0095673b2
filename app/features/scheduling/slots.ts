import type { BookingWindow } from './booking-window.ts'
import { type Intervals, stretch, subtract, toIntervals } from './interval.ts'
import { type Hours, type Wanted, type Window, windowsOn } from './openings.ts'
import { allowanceOf, type Channel } from './quota.ts'
import { type LocalDay, type OffsetSpan, spansShowing } from './wall-clock.ts'

/** Elapsed minutes of a visit; the buffers must be free of allocations, but may lie outside opening hours. */
export type VisitShape = { durationMinutes: number; bufferBeforeMinutes: number; bufferAfterMinutes: number }

/** A visit that counts towards a quota: its start, and the minutes that it takes with its buffers. */
export type CountedVisit = { start: number; minutes: number; channel: Channel }

/** When a resource can be had. Minutes since the epoch; allocations hold their own buffers and none that has expired. */
export type Agenda = {
  hours: Hours
  absences: Intervals
  allocations: Intervals
  /** What counts towards the quotas; needed only where the hours have some. */
  visits?: readonly CountedVisit[]
}

/**
 * What is asked: starts from `firstDay` on, inside the booking window, on a grid of local minutes counted from each window's start. Without
 * `wanted` every window is good for everything and no quota holds.
 */
export type SlotQuestion = BookingWindow & {
  firstDay: number
  gridMinutes: number
  shape: VisitShape
  wanted?: Wanted & QuotaClock
}

/** The zone of release times, and now as epoch minutes, seconds as fractions. */
export type QuotaClock = { timeZone: string; now: number }

/**
 * The starts of one resource, as ascending epoch minutes.
 *
 * @param days the dates on which the office receives people. They must reach beyond `lastDay` by the length of a visit, because a visit may
 *   run on into the next window or date as long as every minute of it is open.
 */
export function cutStarts(days: readonly LocalDay[], agenda: Agenda, question: SlotQuestion): number[] {
  const open: number[] = []
  const shut: number[] = [...agenda.absences]
  const grids: number[] = []
  for (const { day, spans } of days) {
    const isAsked = day >= question.firstDay && day <= question.lastDay
    for (const window of windowsOn(agenda.hours, day, question.wanted)) {
      const takesMore = isAsked && hasQuotaLeft(window, { day, spans }, agenda, question)
      for (const span of spansShowing(spans, day, window.from, window.to)) {
        open.push(span.from, span.to)
        if (takesMore) grids.push(span.from, span.to, gridOrigin(span, day, window.from))
      }
      for (const [from, to] of window.breaks)
        for (const span of spansShowing(spans, day, from, to)) shut.push(span.from, span.to)
    }
  }
  const startable = findStartable(subtract(toIntervals(open), toIntervals(shut)), agenda.allocations, question.shape)
  return stepThrough(grids, startable, question)
}

/** Whether the channel may have one more visit that starts in this window on this date. */
export function hasQuotaLeft(
  window: Window,
  { day, spans }: LocalDay,
  agenda: Agenda,
  question: SlotQuestion,
): boolean {
  const { wanted, shape } = question
  const quota = wanted && window.terms?.quotas.find(({ channel }) => channel === wanted.channel)
  if (!quota) return true
  const showing = ([from, to]: readonly [number, number]) =>
    spansShowing(spans, day, from, to).flatMap((span) => [span.from, span.to])
  const inside = toIntervals(showing([window.from, window.to]))
  const working = subtract(inside, toIntervals(window.breaks.flatMap(showing)))
  const allowed = allowanceOf(quota, { timeZone: wanted.timeZone, day, openMinutes: totalOf(working), now: wanted.now })
  const counted = (agenda.visits ?? []).filter(
    (visit) => visit.channel === wanted.channel && holds(inside, visit.start),
  )
  const minutes = counted.reduce((sum, visit) => sum + visit.minutes, 0)
  const more = shape.bufferBeforeMinutes + shape.durationMinutes + shape.bufferAfterMinutes
  return counted.length + 1 <= allowed.appointments && minutes + more <= allowed.minutes
}

function totalOf(intervals: Intervals): number {
  let total = 0
  for (let i = 0; i < intervals.length; i += 2) total += intervals[i + 1]! - intervals[i]!
  return total
}

function holds(intervals: Intervals, minute: number): boolean {
  for (let i = 0; i < intervals.length; i += 2) if (intervals[i]! <= minute && minute < intervals[i + 1]!) return true
  return false
}

/** The minute, maybe one that the wall clock skips, at which the window would have begun at this span's offset. */
export function gridOrigin(span: OffsetSpan, day: number, windowStart: number): number {
  return day * 1440 + windowStart - span.offset
}

/** Minutes at which a visit could begin if there were no grid: it ends while it is still open, and its buffers meet no allocation. */
function findStartable(open: Intervals, allocations: Intervals, shape: VisitShape): Intervals {
  const roomy = stretch(open, 0, 1 - shape.durationMinutes)
  const tooClose = stretch(allocations, 1 - shape.durationMinutes - shape.bufferAfterMinutes, shape.bufferBeforeMinutes)
  return subtract(roomy, tooClose)
}

/** `grids` holds triples: from, to, origin. */
function stepThrough(grids: readonly number[], startable: Intervals, question: SlotQuestion): number[] {
  const step = question.gridMinutes
  const starts: number[] = []
  let isAscending = true
  let next = 0
  for (let g = 0; g < grids.length; g += 3) {
    const from = Math.max(grids[g]!, question.earliest)
    const to = grids[g + 1]!
    const origin = grids[g + 2]!
    if (g > 0 && grids[g]! < grids[g - 3]!) next = 0
    while (next < startable.length && startable[next + 1]! <= grids[g]!) next += 2
    for (let i = next; i < startable.length && startable[i]! < to; i += 2) {
      const first = origin + Math.ceil((Math.max(from, startable[i]!) - origin) / step) * step
      const end = Math.min(to, startable[i + 1]!)
      for (let start = first; start < end; start += step) {
        if (starts.length > 0 && start <= starts.at(-1)!) isAscending = false
        starts.push(start)
      }
    }
  }
  // windows that overlap offer a start twice, or out of turn
  return isAscending ? starts : [...new Set(starts)].sort((a, b) => a - b)
}

import type { BookingWindow } from './booking-window.ts'
import { type Intervals, stretch, subtract, toIntervals } from './interval.ts'
import { type Hours, windowsOn } from './openings.ts'
import { type LocalDay, type OffsetSpan, spansShowing } from './wall-clock.ts'

/** Elapsed minutes of a visit; the buffers must be free of allocations, but may lie outside opening hours. */
export type VisitShape = { durationMinutes: number; bufferBeforeMinutes: number; bufferAfterMinutes: number }

/** When a resource can be had. Minutes since the epoch; allocations hold their own buffers and none that has expired. */
export type Agenda = { hours: Hours; absences: Intervals; allocations: Intervals }

/** What is asked: starts from `firstDay` on, inside the booking window, on a grid of local minutes counted from each window's start. */
export type SlotQuestion = BookingWindow & { firstDay: number; gridMinutes: number; shape: VisitShape }

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
    for (const window of windowsOn(agenda.hours, day)) {
      for (const span of spansShowing(spans, day, window.from, window.to)) {
        open.push(span.from, span.to)
        if (isAsked) grids.push(span.from, span.to, gridOrigin(span, day, window.from))
      }
      for (const [from, to] of window.breaks)
        for (const span of spansShowing(spans, day, from, to)) shut.push(span.from, span.to)
    }
  }
  const startable = findStartable(subtract(toIntervals(open), toIntervals(shut)), agenda.allocations, question.shape)
  return stepThrough(grids, startable, question)
}

/** The minute, maybe one that the wall clock skips, at which the window would have begun at this span's offset. */
function gridOrigin(span: OffsetSpan, day: number, windowStart: number): number {
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

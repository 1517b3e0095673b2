import { type Intervals, subtract, toIntervals } from './interval.ts'
import type { OfficeDates } from './office-days.ts'
import { windowsOn } from './openings.ts'
import { type Agenda, gridOrigin, type SlotQuestion } from './slots.ts'
import { spansShowing } from './wall-clock.ts'

/**
 * Why a start is no slot, beside time that is taken. `not_able`: the resource does not do this offering or not in this mode. `quota`: the
 * channel has had its share.
 */
export const BREAKABLE_RULES = [
  'lead_time',
  'horizon',
  'closed_day',
  'outside_openings',
  'absent',
  'grid',
  'quota',
  'not_able',
] as const
export type BreakableRule = (typeof BREAKABLE_RULES)[number]

/**
 * Which of the rules a visit from `start` (epoch minute) on would break, for one resource; none: it is a slot as far as time that is taken and
 * quotas allow. `question.firstDay` is the start's own local date, the
 * dates are those around it.
 */
export function findBrokenRules(
  { days, closed }: OfficeDates,
  { hours, absences }: Agenda,
  question: SlotQuestion,
  start: number,
): BreakableRule[] {
  const visit = [start, start + question.shape.durationMinutes]
  const open: number[] = []
  const shut: number[] = []
  let isOnGrid = false
  for (const { day, spans } of days) {
    for (const window of windowsOn(hours, day, question.wanted)) {
      for (const span of spansShowing(spans, day, window.from, window.to)) {
        open.push(span.from, span.to)
        const fromGrid = start - gridOrigin(span, day, window.from)
        if (span.from <= start && start < span.to && fromGrid % question.gridMinutes === 0) isOnGrid = true
      }
      for (const [from, to] of window.breaks)
        for (const span of spansShowing(spans, day, from, to)) shut.push(span.from, span.to)
    }
  }
  const isOutside = subtract(visit, subtract(toIntervals(open), toIntervals(shut))).length > 0
  const broken: [BreakableRule, boolean][] = [
    ['lead_time', start < question.earliest],
    ['horizon', question.firstDay > question.lastDay],
    ['closed_day', closed.has(question.firstDay)],
    ['outside_openings', isOutside],
    ['absent', meets(absences, visit)],
    ['grid', !isOutside && !isOnGrid],
  ]
  return broken.filter(([, isBroken]) => isBroken).map(([rule]) => rule)
}

function meets(taken: Intervals, visit: Intervals): boolean {
  return subtract(visit, taken).join() !== visit.join()
}

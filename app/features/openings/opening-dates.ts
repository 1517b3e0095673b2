import { weekdayOf } from '#app/features/scheduling/local-date.ts'
import { type OpeningRule, windowsOn } from '#app/features/scheduling/openings.ts'
import { toDay } from './days.ts'
import type { OpeningState } from './rules.ts'

type Rhythm = Pick<OpeningState, 'weekday' | 'validFrom' | 'validTo' | 'everyWeeks' | 'weekOfMonth'>

/** Whether the opening is meant for this local date (days since 1970-01-01); exceptions, holidays and closures are not looked at. */
export function appliesOn(opening: Rhythm, day: number): boolean {
  return windowsOn({ rules: [ruleOf(opening)], exceptions: new Map() }, day).length > 0
}

function ruleOf({ validFrom, validTo, ...rhythm }: Rhythm): OpeningRule {
  const valid = { validFrom: toDay(validFrom), validTo: validTo === null ? null : toDay(validTo) }
  return { ...rhythm, ...valid, from: 0, to: 1440, breaks: [] }
}

/** Every rhythm of up to 52 weeks meets every other one within this many weeks. */
const MOST_WEEKS = 2704

/** The first date from `fromDay` on that all these openings are meant for; null when there is none. They must be for the same weekday. */
export function firstCommonDate(openings: readonly Rhythm[], fromDay: number): number | null {
  const [first] = openings
  if (!first) return null
  const from = Math.max(fromDay, ...openings.map(({ validFrom }) => toDay(validFrom)))
  const to = Math.min(...openings.map(({ validTo }) => (validTo === null ? Number.POSITIVE_INFINITY : toDay(validTo))))
  const start = from + ((first.weekday - weekdayOf(from) + 7) % 7)
  for (let day = start; day <= to && day < start + MOST_WEEKS * 7; day += 7)
    if (openings.every((opening) => appliesOn(opening, day))) return day
  return null
}

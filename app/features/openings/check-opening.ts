import { localDays, spansShowing } from '#app/features/scheduling/wall-clock.ts'
import { fromDay, toDay } from './days.ts'
import { appliesOn, firstCommonDate } from './opening-dates.ts'
import type { FieldProblem } from './problems.ts'
import type { Kept, OfficeRules, OpeningState, Pair, RuleChange } from './rules.ts'
import { resourcesOf } from './rules.ts'

/** Noon: a window that begins after it and ends before it was meant to go on over midnight. */
const NOON = 720

/** What is wrong between the start, the end and the breaks of one window. `field` names the inputs: `from`, `to`, `break1` and so on. */
export function checkWindow(
  from: number,
  to: number,
  breaks: readonly Pair[],
  field: (name: string) => string,
): FieldProblem[] {
  if (to <= from) {
    const code = from >= NOON && to <= NOON ? ('spans_midnight' as const) : ('ends_before_start' as const)
    return [{ field: field('to'), code }]
  }
  return breaks.flatMap(([start, end], index): FieldProblem[] => {
    const at = field(`break${index + 1}`)
    if (end <= start) return [{ field: at, code: 'break_reversed' }]
    if (start < from || end > to) return [{ field: at, code: 'break_outside', facts: { from, to } }]
    const isMet = breaks.some(([start2, end2], other) => other < index && start < end2 && start2 < end)
    return isMet ? [{ field: at, code: 'breaks_overlap' }] : []
  })
}

/** What is wrong with when an opening is valid; `kept` is what is stored now, whose past may stay as it is. */
export function checkValidity(opening: OpeningState, kept: OpeningState | null, today: string): FieldProblem[] {
  const { validFrom, validTo } = opening
  if (validTo !== null && validTo < validFrom) return [{ field: 'validTo', code: 'ends_before_begin' }]
  if (validTo !== null && validTo < today && validTo !== kept?.validTo)
    return [{ field: 'validTo', code: 'ends_in_past' }]
  if (validFrom < today && validFrom !== kept?.validFrom) return [{ field: 'validFrom', code: 'begins_in_past' }]
  if (firstCommonDate([opening], toDay(validFrom)) === null) return [{ field: 'validTo', code: 'never_applies' }]
  return []
}

export type Overlap = { opening: Kept<OpeningState>; other: Kept<OpeningState>; date: string; resourceId: string }

/**
 * Openings of `rules` that take the same minutes of the same resource on a common date from `today` on, where one of the two is among
 * `ids`. Each opening is named once, with the first one that it meets.
 */
export function findOverlaps(rules: OfficeRules, ids: ReadonlySet<string>, today: string): Overlap[] {
  const members = new Map(rules.openings.map((opening) => [opening.id, resourcesOf(rules, opening.state)]))
  return rules.openings
    .filter(({ id }) => ids.has(id))
    .flatMap((opening) => {
      for (const other of rules.openings) {
        if (other.id === opening.id || !isSameTime(opening.state, other.state)) continue
        const resourceId = members.get(opening.id)?.find((id) => members.get(other.id)?.includes(id))
        if (!resourceId) continue
        const day = firstCommonDate([opening.state, other.state], toDay(today))
        if (day !== null) return [{ opening, other, date: fromDay(day), resourceId }]
      }
      return []
    })
}

/** Ids of the openings that changes concern: their own, and those of the groups among them, whose members may now meet themselves. */
export function touchedOpenings(changed: OfficeRules, changes: readonly RuleChange[]): Set<string> {
  const ids = new Set(changes.map(({ id }) => id))
  const touched = changed.openings.filter(({ id, state }) => ids.has(id) || ids.has(state.groupId ?? ''))
  return new Set(touched.map(({ id }) => id))
}

function isSameTime(a: OpeningState, b: OpeningState): boolean {
  return a.weekday === b.weekday && a.from < b.to && b.from < a.to
}

const LOOK_AHEAD_DAYS = 800

/** The first date from `today` on, within about two years, on which no minute of the window exists because the clocks go forward. */
export function findMissingDate(opening: OpeningState, timeZone: string, today: string): string | null {
  const first = Math.max(toDay(today), toDay(opening.validFrom))
  for (const { day, spans } of localDays(timeZone, first, first + LOOK_AHEAD_DAYS)) {
    if (spans.length < 2 || !appliesOn(opening, day)) continue
    if (spansShowing(spans, day, opening.from, opening.to).length === 0) return fromDay(day)
  }
  return null
}

/** Whether no minute of the window exists on this date. */
export function isMissingOn(date: string, from: number, to: number, timeZone: string): boolean {
  const day = toDay(date)
  const [local] = localDays(timeZone, day, day)
  return !local || spansShowing(local.spans, day, from, to).length === 0
}

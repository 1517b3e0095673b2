import { weekdayOf, weekOf } from './local-date.ts'
import type { Mode } from './offering.ts'
import type { Channel, Quota } from './quota.ts'

/** Minutes of the local day, half-open, 0 to 1440; breaks too. `terms`: what it is limited to, absent for everything and everybody. */
export type Window = {
  from: number
  to: number
  breaks: readonly (readonly [from: number, to: number])[]
  terms?: OpeningTerms
}

export type OpeningTerms = {
  /** null: every offering of the resource. */
  offeringIds: readonly string[] | null
  /** null: every mode. */
  modes: readonly Mode[] | null
  /** At most one a channel. */
  quotas: readonly Quota[]
}

/**
 * A window that comes back on one ISO weekday; both days of its validity are included. `everyWeeks`: only every so many weeks, counted from
 * the ISO week of `validFrom`. `weekOfMonth`: only the n-th such weekday of a month, -1 the last.
 */
export type OpeningRule = Window & {
  weekday: number
  validFrom: number
  validTo: number | null
  everyWeeks: number
  weekOfMonth?: number | null
}

/** What a resource works: rules, and for single local dates the windows that stand in for the rules (none: not at all). */
export type Hours = { rules: readonly OpeningRule[]; exceptions: ReadonlyMap<number, readonly Window[]> }

/** For what a start is wanted. Several offerings: one visit for all of them. */
export type Wanted = { offeringIds: readonly string[]; mode: Mode; channel: Channel }

/**
 * The windows of a resource on one local date, given as days since 1970-01-01; with `wanted` only those that may be used for it. Holidays,
 * closures and absences are not looked at, nor are quotas.
 */
export function windowsOn(hours: Hours, day: number, wanted?: Wanted): readonly Window[] {
  const windows = hours.exceptions.get(day) ?? hours.rules.filter((rule) => appliesOn(rule, day))
  return wanted ? windows.filter((window) => admits(window, wanted)) : windows
}

function admits({ terms }: Window, { offeringIds, mode }: Wanted): boolean {
  if (!terms) return true
  if (terms.modes && !terms.modes.includes(mode)) return false
  return offeringIds.every((id) => terms.offeringIds?.includes(id) ?? true)
}

function appliesOn(rule: OpeningRule, day: number): boolean {
  if (rule.weekday !== weekdayOf(day) || day < rule.validFrom) return false
  if (rule.validTo !== null && day > rule.validTo) return false
  if (rule.weekOfMonth) return isWeekOfMonth(day, rule.weekOfMonth)
  return rule.everyWeeks === 1 || (weekOf(day) - weekOf(rule.validFrom)) % rule.everyWeeks === 0
}

function isWeekOfMonth(day: number, week: number): boolean {
  const monthOf = (one: number) => new Date(one * 86_400_000).getUTCMonth()
  if (week === -1) return monthOf(day + 7) !== monthOf(day)
  return monthOf(day - 7 * (week - 1)) === monthOf(day) && monthOf(day - 7 * week) !== monthOf(day)
}

import { weekdayOf, weekOf } from './local-date.ts'

/** Minutes of the local day, half-open, 0 to 1440; breaks too. */
export type Window = { from: number; to: number; breaks: readonly (readonly [from: number, to: number])[] }

/** A window that comes back on one ISO weekday, every `everyWeeks` weeks counted from the ISO week of `validFrom`; both days are included. */
export type OpeningRule = Window & { weekday: number; validFrom: number; validTo: number | null; everyWeeks: number }

/** What a resource works: rules, and for single local dates the windows that stand in for the rules (none: not at all). */
export type Hours = { rules: readonly OpeningRule[]; exceptions: ReadonlyMap<number, readonly Window[]> }

/** The windows of a resource on one local date, given as days since 1970-01-01. Holidays, closures and absences are not looked at. */
export function windowsOn(hours: Hours, day: number): readonly Window[] {
  return hours.exceptions.get(day) ?? hours.rules.filter((rule) => appliesOn(rule, day))
}

function appliesOn(rule: OpeningRule, day: number): boolean {
  if (rule.weekday !== weekdayOf(day) || day < rule.validFrom) return false
  if (rule.validTo !== null && day > rule.validTo) return false
  return rule.everyWeeks === 1 || (weekOf(day) - weekOf(rule.validFrom)) % rule.everyWeeks === 0
}

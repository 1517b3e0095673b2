import type { HolidayState, Kept, OfficeRules, RuleChange } from './rules.ts'

/** The rules as they would be with this change. Nothing else is touched, so that several changes can be put in one after the other. */
export function applyChange(rules: OfficeRules, change: RuleChange): OfficeRules {
  switch (change.kind) {
    case 'opening':
      return { ...rules, openings: put(rules.openings, change) }
    case 'exception':
      return { ...rules, exceptions: put(rules.exceptions, change) }
    case 'absence':
      return { ...rules, absences: put(rules.absences, change) }
    case 'closure':
      return { ...rules, closures: put(rules.closures, change) }
    case 'group':
      return { ...rules, groups: put(rules.groups, change) }
    case 'holiday':
      return { ...rules, holidays: putHoliday(rules.holidays, change) }
  }
}

type Change<S> = { id: string; version: number | null; after: S | null }

function put<S>(list: readonly Kept<S>[], { id, version, after }: Change<S>): Kept<S>[] {
  if (after === null) return list.filter((kept) => kept.id !== id)
  const changed = { id, version: (version ?? 0) + 1, state: after }
  if (list.some((kept) => kept.id === id)) return list.map((kept) => (kept.id === id ? changed : kept))
  return [...list, changed]
}

function putHoliday(
  list: readonly HolidayState[],
  { before, after }: { before: HolidayState | null; after: HolidayState | null },
): HolidayState[] {
  const rest = list.filter(({ date }) => date !== (after ?? before)?.date)
  return after ? [...rest, after] : rest
}

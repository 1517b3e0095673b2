import type { OfficeRules, RuleChange } from './rules.ts'
import { resourcesOf } from './rules.ts'

/** On whom and when changes can have an effect. `resourceIds` null: on everybody whom the office's closed days concern. */
export type Affected = {
  resourceIds: string[] | null
  offeringIds: string[]
  first: string | null
  last: string | null
}

/** `rules` are those before the changes, `changed` those with them. */
export function findAffected(rules: OfficeRules, changed: OfficeRules, changes: readonly RuleChange[]): Affected {
  const dates = changes.map(datesOf)
  const first = dates.every(({ first }) => first) ? dates.map(({ first }) => first!).sort()[0]! : null
  const last = dates.every(({ last }) => last)
    ? dates
        .map(({ last }) => last!)
        .sort()
        .at(-1)!
    : null
  const lists = changes.map((change) => whom(rules, changed, change))
  if (lists.some((list) => list === null))
    return { resourceIds: null, offeringIds: rules.offerings.map(({ id }) => id), first, last }
  const resourceIds = [...new Set(lists.flatMap((list) => list ?? []))]
  const able = rules.resources.filter(({ id }) => resourceIds.includes(id))
  return { resourceIds, offeringIds: [...new Set(able.flatMap(({ offeringIds }) => offeringIds))], first, last }
}

function whom(rules: OfficeRules, changed: OfficeRules, change: RuleChange): string[] | null {
  switch (change.kind) {
    case 'opening':
      return [
        ...(change.before ? resourcesOf(rules, change.before) : []),
        ...(change.after ? resourcesOf(changed, change.after) : []),
      ]
    case 'exception':
    case 'absence':
      return [change.before?.resourceId ?? [], change.after?.resourceId ?? []].flat()
    case 'group':
      return [...(change.before?.memberIds ?? []), ...(change.after?.memberIds ?? [])]
    case 'closure':
    case 'holiday':
      return null
  }
}

type Dates = { first: string | null; last: string | null }

function datesOf(change: RuleChange): Dates {
  const spans = [change.before, change.after].flatMap((state): Dates[] => {
    if (!state) return []
    if ('date' in state) return [{ first: state.date, last: state.date }]
    if ('first' in state) return [{ first: state.first, last: state.last }]
    if ('startsAt' in state) return [{ first: state.startsAt.slice(0, 10), last: state.endsAt.slice(0, 10) }]
    return [{ first: null, last: null }]
  })
  if (spans.some(({ first }) => first === null)) return { first: null, last: null }
  return {
    first: spans.map(({ first }) => first!).sort()[0] ?? null,
    last:
      spans
        .map(({ last }) => last!)
        .sort()
        .at(-1) ?? null,
  }
}

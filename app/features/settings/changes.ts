import type { DepartmentRules } from './department-rules.ts'
import type { ServiceRules } from './service-rules.ts'

type Rules = ServiceRules | DepartmentRules

/** What differs, as flat facts for the audit: `maxPersons.before`, `maxPersons.after`, also `requirements.room.after`. Lists become words. */
export function changedFacts(before: Rules, after: Rules): Record<string, string | number | boolean | null> {
  const [old, now] = [flat(before), flat(after)]
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((name) => old[name] !== now[name])
  return Object.fromEntries(
    names.flatMap((name) => [
      [`${name}.before`, old[name] ?? null],
      [`${name}.after`, now[name] ?? null],
    ]),
  )
}

type Flat = Record<string, string | number | boolean | null>

function flat(value: object, prefix = ''): Flat {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => {
      if (Array.isArray(part)) return [[prefix + key, part.join(' ')]]
      if (typeof part === 'object' && part !== null) return Object.entries(flat(part, `${prefix}${key}.`))
      return [[prefix + key, part]]
    }),
  )
}

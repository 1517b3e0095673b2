import type { Consequence } from './consequences.ts'
import { type DepartmentRules, RETENTION_NUMBERS } from './department-rules.ts'

/** Shorter times hold for what is kept already. */
export function retentionConsequences(before: DepartmentRules, after: DepartmentRules): Consequence[] {
  return RETENTION_NUMBERS.filter((field) => after[field] < before[field]).map((field) => ({
    kind: 'retention_shorter',
    field,
    from: before[field],
    to: after[field],
  }))
}

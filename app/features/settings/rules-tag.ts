import { createHash } from 'node:crypto'
import type { DepartmentRules } from './department-rules.ts'
import type { ServiceRules } from './service-rules.ts'

/** Names one state of rules, whoever made it: a form carries the tag of what it was filled from. SHA-256. */
export function tagOf(rules: ServiceRules | DepartmentRules): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(rules)))
    .digest('base64url')
}

/** The same content is the same text, whatever order its keys were written in. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}

import { m } from '#app/locales/generated/messages.js'
import type { FormErrors } from '#app/ui/error-summary.tsx'
import type { SettingsProblem } from '../problems.ts'
import { NUMBER_WORDS, type NumberField } from './field-words.ts'

/** Problems as the error summary and the fields show them. */
export function problemWords(problems: readonly SettingsProblem[]): FormErrors {
  return problems.map((problem) => ({ field: problem.field, message: wordOf(problem) }))
}

function wordOf({ field, code, facts = {} }: SettingsProblem): string {
  switch (code) {
    case 'no_number':
      return m.settings_problem_no_number({ field: labelOf(field), min: facts['min'] ?? 0, max: facts['max'] ?? 0 })
    case 'no_modes':
      return m.settings_problem_no_modes()
    case 'nobody':
      return m.settings_problem_nobody()
    case 'too_long':
      return m.settings_problem_too_long({ persons: facts['persons'] ?? 0 })
    case 'encryption_excluded':
      return m.media_problem_encryption_excluded()
    case 'rest_reversed':
      return m.settings_problem_rest_reversed({ min: facts['min'] ?? 0 })
  }
}

function labelOf(field: string): string {
  return Object.hasOwn(NUMBER_WORDS, field) ? NUMBER_WORDS[field as NumberField].label() : field
}

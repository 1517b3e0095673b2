import { DEPARTMENT_LIMITS } from '#app/features/catalogue/rule-limits.ts'
import { type FormValues, one, readNumber } from '#app/features/openings/form-values.ts'
import { DEPARTMENT_FLAGS, DEPARTMENT_NUMBERS, type DepartmentRules, RETENTION_NUMBERS } from './department-rules.ts'
import type { SettingsProblem } from './problems.ts'

type Read = { rules: DepartmentRules; problems: SettingsProblem[] }

export type DepartmentFormFacts = {
  kept: DepartmentRules
  mayChangeRetention: boolean
  /** What the media server is used for besides carrying pictures and sound. */
  serverMediaUses: readonly string[]
}

/** What the form of a department asks for. Who may not change how long data is kept changes nothing there, whatever the form says. */
export function readDepartmentForm(
  values: FormValues,
  { kept, mayChangeRetention, serverMediaUses }: DepartmentFormFacts,
): Read {
  const problems: SettingsProblem[] = []
  const read = (field: (typeof DEPARTMENT_NUMBERS)[number]): number => {
    if (!mayChangeRetention && RETENTION_NUMBERS.some((own) => own === field)) return kept[field]
    const { min, max } = DEPARTMENT_LIMITS[field]
    const value = readNumber(one(values, field), min, max)
    if (value === null) problems.push({ field, code: 'no_number', facts: { min, max } })
    return value ?? 0
  }
  const rules = {
    ...Object.fromEntries(DEPARTMENT_NUMBERS.map((field) => [field, read(field)])),
    ...Object.fromEntries(DEPARTMENT_FLAGS.map((flag) => [flag, one(values, flag) !== ''])),
  } as DepartmentRules
  const restsRead = !problems.some(({ field }) => field.startsWith('rest'))
  if (restsRead && rules.restMinMinutes > rules.restMaxMinutes)
    problems.push({ field: 'restMaxMinutes', code: 'rest_reversed', facts: { min: rules.restMinMinutes } })
  if (rules.endToEnd && serverMediaUses.length > 0) problems.push({ field: 'endToEnd', code: 'encryption_excluded' })
  return { rules, problems }
}

export function writeDepartmentForm(rules: DepartmentRules): FormValues {
  return {
    ...Object.fromEntries(DEPARTMENT_NUMBERS.map((field) => [field, [String(rules[field])]])),
    ...Object.fromEntries(DEPARTMENT_FLAGS.map((flag) => [flag, rules[flag] ? ['on'] : []])),
  }
}

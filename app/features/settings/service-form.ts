import { isTooLong, MOST_RESOURCES, SERVICE_LIMITS } from '#app/features/catalogue/rule-limits.ts'
import { type FormValues, many, one, readNumber } from '#app/features/openings/form-values.ts'
import { MODES } from '#app/features/scheduling/offering.ts'
import { MINUTES_OF, readLeadUnit, splitMinutes } from './lead-time.ts'
import type { SettingsProblem } from './problems.ts'
import {
  KINDS,
  offeredModes,
  SERVICE_FLAGS,
  SERVICE_NUMBERS,
  type ServiceNumber,
  type ServiceRules,
  type SettingsService,
} from './service-rules.ts'

/** Name of the checkboxes of one office. */
export function modesField(offeringId: string): string {
  return `modes-${offeringId}`
}

type Read = { rules: ServiceRules; problems: SettingsProblem[] }

/** What the form of a service asks for; a number that cannot be read is 0 in `rules` and among the problems. */
export function readServiceForm(values: FormValues, offices: SettingsService['offices']): Read {
  const problems: SettingsProblem[] = []
  const number = (field: string, { min, max }: { min: number; max: number }): number => {
    const value = readNumber(one(values, field), min, max)
    if (value === null) problems.push({ field, code: 'no_number', facts: { min, max } })
    return value ?? 0
  }
  const read = (field: ServiceNumber) =>
    field === 'leadTimeMinutes' ? readLeadTime(values, number) : number(field, SERVICE_LIMITS[field])
  const numbers = Object.fromEntries(SERVICE_NUMBERS.map((field) => [field, read(field)])) as Record<
    ServiceNumber,
    number
  >
  const limit = one(values, 'maxActivePerContact')
  const rules: ServiceRules = {
    ...numbers,
    ...(Object.fromEntries(SERVICE_FLAGS.map((flag) => [flag, one(values, flag) !== ''])) as Pick<
      ServiceRules,
      (typeof SERVICE_FLAGS)[number]
    >),
    maxActivePerContact: limit === '' ? null : number('maxActivePerContact', SERVICE_LIMITS.maxActivePerContact),
    requirements: Object.fromEntries(
      KINDS.map((kind) => [kind, number(kind, { min: 0, max: MOST_RESOURCES })]),
    ) as ServiceRules['requirements'],
    modes: Object.fromEntries(
      offices.map(({ offeringId }) => [
        offeringId,
        MODES.filter((mode) => many(values, modesField(offeringId)).includes(mode)),
      ]),
    ),
  }
  return { rules, problems: [...problems, ...findContradictions(rules, offices, problems)] }
}

function readLeadTime(
  values: FormValues,
  number: (field: string, limit: { min: number; max: number }) => number,
): number {
  const factor = MINUTES_OF[readLeadUnit(one(values, 'leadTimeUnit'))]
  return number('leadTimeMinutes', { min: 0, max: SERVICE_LIMITS.leadTimeMinutes.max / factor }) * factor
}

/** What does not go together although each field can be read. */
function findContradictions(
  rules: ServiceRules,
  offices: SettingsService['offices'],
  unread: readonly SettingsProblem[],
): SettingsProblem[] {
  const isRead = (...fields: string[]) => !unread.some(({ field }) => fields.includes(field))
  const found: SettingsProblem[] = []
  if (isRead('durationMinutes', 'maxPersons', 'extraPersonMinutes') && isTooLong(rules))
    found.push({ field: 'extraPersonMinutes', code: 'too_long', facts: { persons: rules.maxPersons } })
  if (isRead(...KINDS) && KINDS.every((kind) => rules.requirements[kind] === 0))
    found.push({ field: 'caseworker', code: 'nobody' })
  const first = offices[0]
  if (rules.active && first && offeredModes(rules).length === 0)
    found.push({ field: modesField(first.offeringId), code: 'no_modes' })
  return found
}

/** The form as it stands for these rules. */
export function writeServiceForm(rules: ServiceRules): FormValues {
  const lead = splitMinutes(rules.leadTimeMinutes)
  return {
    ...Object.fromEntries(SERVICE_NUMBERS.map((field) => [field, [String(rules[field])]])),
    ...Object.fromEntries(SERVICE_FLAGS.map((flag) => [flag, rules[flag] ? ['on'] : []])),
    ...Object.fromEntries(KINDS.map((kind) => [kind, [String(rules.requirements[kind])]])),
    ...Object.fromEntries(Object.entries(rules.modes).map(([id, modes]) => [modesField(id), [...modes]])),
    leadTimeMinutes: [String(lead.value)],
    leadTimeUnit: [lead.unit],
    maxActivePerContact: [rules.maxActivePerContact === null ? '' : String(rules.maxActivePerContact)],
  }
}

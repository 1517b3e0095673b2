import { modeWord } from '#app/features/workplace/components/mode-words.ts'
import { m } from '#app/locales/generated/messages.js'
import { DEPARTMENT_FLAGS, DEPARTMENT_NUMBERS, type DepartmentRules } from '../department-rules.ts'
import { splitMinutes } from '../lead-time.ts'
import { KINDS, SERVICE_FLAGS, SERVICE_NUMBERS, type ServiceRules, type SettingsService } from '../service-rules.ts'
import { DEPARTMENT_FLAG_WORDS, FLAG_WORDS, kindWord, NUMBER_WORDS } from './field-words.ts'

/** "2 Tage", "90 Minuten" */
export function spanWord(minutes: number): string {
  const { value, unit } = splitMinutes(minutes)
  if (unit === 'days') return m.admin_days({ count: value })
  return unit === 'hours' ? m.admin_hours({ count: value }) : m.common_minutes({ count: value })
}

/** The rules of a service in words, one line a rule. */
export function serviceLines(rules: ServiceRules, offices: SettingsService['offices']): string[] {
  const needs = KINDS.filter((kind) => rules.requirements[kind] > 0)
  return [
    ...SERVICE_NUMBERS.map((field) =>
      line(NUMBER_WORDS[field].label(), field === 'leadTimeMinutes' ? spanWord(rules[field]) : rules[field]),
    ),
    line(NUMBER_WORDS.maxActivePerContact.label(), rules.maxActivePerContact ?? m.settings_no_limit()),
    ...SERVICE_FLAGS.map((flag) => line(FLAG_WORDS[flag](), rules[flag] ? m.admin_yes() : m.admin_no())),
    line(m.settings_line_needs(), needs.map((kind) => `${rules.requirements[kind]} × ${kindWord(kind)}`).join(', ')),
    ...offices.map(({ offeringId, name }) =>
      line(
        m.settings_line_modes({ office: name }),
        rules.modes[offeringId]?.map(modeWord).join(', ') || m.settings_line_not_offered(),
      ),
    ),
  ]
}

/** The rules of a department in words, one line a rule. */
export function departmentLines(rules: DepartmentRules): string[] {
  return [
    // Rows of the history from before a rule existed do not name it; a switch was off.
    ...DEPARTMENT_NUMBERS.filter((field) => rules[field] !== undefined).map((field) =>
      line(NUMBER_WORDS[field].label(), rules[field]),
    ),
    ...DEPARTMENT_FLAGS.map((flag) => line(DEPARTMENT_FLAG_WORDS[flag](), rules[flag] ? m.admin_yes() : m.admin_no())),
  ]
}

function line(label: string, value: string | number): string {
  return m.settings_line({ label, value })
}

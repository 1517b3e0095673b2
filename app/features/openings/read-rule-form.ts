import { MODES } from '#app/features/scheduling/offering.ts'
import { readAbsenceForm, writeAbsenceForm } from './absence-form.ts'
import { readClosureForm } from './closure-form.ts'
import { readExceptionForm, writeExceptionForm } from './exception-form.ts'
import type { FormValues } from './form-values.ts'
import { readGroupForm, removeGroup } from './group-form.ts'
import { type RuleFormContext, type RuleFormResult, readOpeningForm, writeOpeningForm } from './opening-form.ts'
import type { EditedKind } from './paths.ts'
import { changeOf, type Kept, type OfficeRules, type States } from './rules.ts'

type Context = Omit<RuleFormContext<never>, 'kept'>

/** What the form of any kind of rule asks for. `kept` is the stored rule of that kind, null for a new one. */
export function readRuleForm(
  kind: EditedKind,
  values: FormValues,
  kept: KeptRule | null,
  context: Context,
): RuleFormResult {
  const withKept = <S>() => ({ ...context, kept: kept as Kept<S> | null })
  switch (kind) {
    case 'opening':
      return readOpeningForm(values, withKept())
    case 'exception':
      return readExceptionForm(values, withKept())
    case 'absence':
      return readAbsenceForm(values, withKept())
    case 'closure':
      return readClosureForm(values, withKept())
    case 'group':
      return readGroupForm(values, withKept())
  }
}

export type KeptRule = Kept<States[EditedKind]>

/** Deletes the stored rule, unless others hang on it. */
export function removeRule(kind: EditedKind, kept: KeptRule, rules: OfficeRules): RuleFormResult {
  if (kind === 'group') return removeGroup({ rules, kept: kept as Kept<States['group']> })
  return { problems: [], changes: [changeOf<EditedKind>(kind, kept.id, kept, null)] }
}

/** The form as it stands for a stored rule. */
export function writeRuleForm(kind: EditedKind, state: States[EditedKind], timeZone: string): FormValues {
  switch (kind) {
    case 'opening':
      return writeOpeningForm(state as States['opening'])
    case 'exception':
      return writeExceptionForm(state as States['exception'])
    case 'absence':
      return writeAbsenceForm(state as States['absence'], timeZone)
    case 'closure': {
      const { first, last, reason } = state as States['closure']
      return { closeFirst: [first], closeLast: [last === first ? '' : last], closeReason: [reason] }
    }
    case 'group': {
      const { name, memberIds } = state as States['group']
      return { name: [name], members: memberIds }
    }
  }
}

/** The form of a new rule: for whoever is named in the address, from today on, with every mode. */
export function newRuleForm(who: string, today: string): FormValues {
  return { who: [who], validFrom: [today], modes: [...MODES] }
}

/** What a form says as far as it can be read, to show it in words; null when it cannot. */
export function typedState(kind: EditedKind, values: FormValues, rules: OfficeRules): States[EditedKind] | null {
  const free = { ...rules, openings: [], exceptions: [], groups: kind === 'group' ? [] : rules.groups }
  const { changes } = readRuleForm(kind, values, null, { rules: free, today: '0000-01-01', newId: () => '' })
  return (changes[0]?.after as States[EditedKind] | undefined) ?? null
}

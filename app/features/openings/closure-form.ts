import { type FormValues, one, readDate } from './form-values.ts'
import type { RuleFormContext, RuleFormResult } from './opening-form.ts'
import type { FieldProblem } from './problems.ts'
import { type ClosureState, changeOf } from './rules.ts'

/** The change that the form of a closed day, or of several in a row, asks for. Without a last date it is one day. */
export function readClosureForm(values: FormValues, context: RuleFormContext<ClosureState>): RuleFormResult {
  const { kept, today } = context
  const problems: FieldProblem[] = []
  const first = readDate(one(values, 'closeFirst'))?.toString()
  const last = one(values, 'closeLast') === '' ? first : readDate(one(values, 'closeLast'))?.toString()
  if (!first) problems.push({ field: 'closeFirst', code: 'no_date' })
  else if (first < today && first !== kept?.state.first) problems.push({ field: 'closeFirst', code: 'date_past' })
  if (first && !last) problems.push({ field: 'closeLast', code: 'no_date' })
  if (first && last && last < first) problems.push({ field: 'closeLast', code: 'ends_before_begin' })
  if (!first || !last || problems.length > 0) return { problems, changes: [] }
  const after = { first, last, reason: one(values, 'closeReason').slice(0, 200) }
  return { problems, changes: [changeOf('closure', kept?.id ?? context.newId(), kept, after)] }
}

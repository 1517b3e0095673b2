import { readClosureForm } from './closure-form.ts'
import { type FormValues, one, readDate } from './form-values.ts'
import { switchHoliday } from './holiday-year.ts'
import type { RuleFormContext, RuleFormResult } from './opening-form.ts'

/** What one of the forms of the page of closed days asks for: `close` closes days, `holiday` opens or closes one date. */
export function readClosedDaysForm(values: FormValues, context: Omit<RuleFormContext<never>, 'kept'>): RuleFormResult {
  if (one(values, 'intent') !== 'holiday') return readClosureForm(values, { ...context, kept: null })
  const date = readDate(one(values, 'date'))?.toString()
  if (!date) return { problems: [{ field: 'date', code: 'no_date' }], changes: [] }
  if (date < context.today) return { problems: [{ field: 'date', code: 'date_past' }], changes: [] }
  const { rules } = context
  const wish = { date, closed: one(values, 'closed') === 'yes', name: one(values, 'holidayName').slice(0, 100) }
  const change = switchHoliday({ land: rules.office.land, own: rules.holidays }, wish)
  return { problems: [], changes: change ? [change] : [] }
}

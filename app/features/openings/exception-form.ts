import { checkWindow, isMissingOn } from './check-opening.ts'
import { type FormValues, formatMinute, one, readClock, readDate, readEnd } from './form-values.ts'
import type { RuleFormContext, RuleFormResult } from './opening-form.ts'
import type { FieldProblem } from './problems.ts'
import { changeOf, type ExceptionState } from './rules.ts'

export const WINDOW_ROWS = [1, 2, 3, 4] as const

/** The change that the form for a single date asks for; without times nobody works on it. */
export function readExceptionForm(values: FormValues, context: RuleFormContext<ExceptionState>): RuleFormResult {
  const { rules, kept, today } = context
  const problems: FieldProblem[] = []
  const resourceId = rules.resources.find(({ id }) => `r:${id}` === one(values, 'who'))?.id
  if (!resourceId) problems.push({ field: 'who', code: 'required' })
  const date = readDate(one(values, 'date'))?.toString()
  if (!date) problems.push({ field: 'date', code: 'no_date' })
  else if (date < today) problems.push({ field: 'date', code: 'date_past' })
  const windows = readWindows(values, problems)
  for (const { row, from, to } of windows)
    if (date && isMissingOn(date, from, to, rules.office.timeZone))
      problems.push({ field: `window${row}From`, code: 'missing_hour', facts: { date } })
  if (
    rules.exceptions.some(({ id, state }) => id !== kept?.id && state.resourceId === resourceId && state.date === date)
  )
    problems.push({ field: 'date', code: 'date_taken', facts: { date: date ?? '' } })
  if (!resourceId || !date || problems.length > 0) return { problems, changes: [] }
  const after: ExceptionState = {
    resourceId,
    date,
    windows: windows.map(({ from, to }) => ({ from, to, breaks: [] })),
    reason: one(values, 'reason').slice(0, 200),
  }
  return { problems, changes: [changeOf('exception', kept?.id ?? context.newId(), kept, after)] }
}

function readWindows(values: FormValues, problems: FieldProblem[]): { row: number; from: number; to: number }[] {
  const windows: { row: number; from: number; to: number }[] = []
  for (const row of WINDOW_ROWS) {
    const [start, end] = [one(values, `window${row}From`), one(values, `window${row}To`)]
    if (start === '' && end === '') continue
    const [from, to] = [readClock(start), readEnd(end)]
    if (from === null) problems.push({ field: `window${row}From`, code: 'no_time' })
    if (to === null) problems.push({ field: `window${row}To`, code: 'no_time' })
    if (from === null || to === null) continue
    const found = checkWindow(from, to, [], () => `window${row}To`)
    problems.push(...found)
    if (found.length > 0) continue
    if (windows.some((other) => from < other.to && other.from < to))
      problems.push({ field: `window${row}From`, code: 'windows_overlap' })
    windows.push({ row, from, to })
  }
  return windows.sort((a, b) => a.from - b.from)
}

/** The form as it stands for a stored exception; windows with breaks are shown as the parts between them. */
export function writeExceptionForm(state: ExceptionState): FormValues {
  const parts = state.windows.flatMap(({ from, to, breaks }) => {
    const edges = [from, ...breaks.toSorted((a, b) => a[0] - b[0]).flat(), to]
    return edges.flatMap((edge, index) => (index % 2 === 0 ? [[edge, edges[index + 1]!] as const] : []))
  })
  return {
    who: [`r:${state.resourceId}`],
    date: [state.date],
    reason: [state.reason],
    ...Object.fromEntries(
      parts.flatMap(([from, to], index) => [
        [`window${index + 1}From`, [formatMinute(from)]],
        [`window${index + 1}To`, [formatMinute(to)]],
      ]),
    ),
  }
}

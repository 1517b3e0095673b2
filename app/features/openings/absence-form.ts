import { type FormValues, formatMinute, one, readClock, readDate } from './form-values.ts'
import type { RuleFormContext, RuleFormResult } from './opening-form.ts'
import type { FieldProblem } from './problems.ts'
import { ABSENCE_REASONS, type AbsenceState, changeOf } from './rules.ts'

/** The change that the form of an absence asks for. Without times it lasts for whole days, the last one included. */
export function readAbsenceForm(values: FormValues, context: RuleFormContext<AbsenceState>): RuleFormResult {
  const { rules, kept, today } = context
  const { timeZone } = rules.office
  const problems: FieldProblem[] = []
  const resourceId = rules.resources.find(({ id }) => `r:${id}` === one(values, 'who'))?.id
  if (!resourceId) problems.push({ field: 'who', code: 'required' })
  const reason = ABSENCE_REASONS.find((known) => known === one(values, 'reason'))
  if (!reason) problems.push({ field: 'reason', code: 'required' })
  const first = readDate(one(values, 'first'))
  const last = one(values, 'last') === '' ? first : readDate(one(values, 'last'))
  if (!first) problems.push({ field: 'first', code: 'no_date' })
  if (!last && first) problems.push({ field: 'last', code: 'no_date' })
  const [firstMinute, lastMinute] = [readTime(values, 'firstTime', problems), readTime(values, 'lastTime', problems)]
  if (last && last.toString() < today) problems.push({ field: 'last', code: 'ends_in_past' })
  if (!resourceId || !reason || !first || !last || problems.length > 0) return { problems, changes: [] }
  const startsAt = instantAt(first, firstMinute ?? 0, timeZone)
  const endsAt = lastMinute ? instantAt(last, lastMinute, timeZone) : instantAt(last.add({ days: 1 }), 0, timeZone)
  if (Temporal.Instant.compare(startsAt, endsAt) >= 0)
    return { problems: [{ field: 'last', code: 'ends_before_begin' }], changes: [] }
  const after = { resourceId, startsAt: startsAt.toString(), endsAt: endsAt.toString(), reason }
  return { problems, changes: [changeOf('absence', kept?.id ?? context.newId(), kept, after)] }
}

function readTime(values: FormValues, name: string, problems: FieldProblem[]): number | null {
  const text = one(values, name)
  const minute = readClock(text)
  if (minute === null && text !== '') problems.push({ field: name, code: 'no_time' })
  return minute
}

function instantAt(date: Temporal.PlainDate, minute: number, timeZone: string): Temporal.Instant {
  if (minute === 1440) return date.add({ days: 1 }).toZonedDateTime(timeZone).toInstant()
  const plainTime = { hour: Math.floor(minute / 60), minute: minute % 60 }
  return date.toZonedDateTime({ timeZone, plainTime }).toInstant()
}

/** The form as it stands for a stored absence. */
export function writeAbsenceForm(state: AbsenceState, timeZone: string): FormValues {
  const start = Temporal.Instant.from(state.startsAt).toZonedDateTimeISO(timeZone)
  const end = Temporal.Instant.from(state.endsAt).toZonedDateTimeISO(timeZone)
  const minuteOf = (at: Temporal.ZonedDateTime) => at.hour * 60 + at.minute
  const isMidnight = minuteOf(end) === 0
  return {
    who: [`r:${state.resourceId}`],
    reason: [state.reason],
    first: [start.toPlainDate().toString()],
    firstTime: [minuteOf(start) === 0 ? '' : formatMinute(minuteOf(start))],
    last: [(isMidnight ? end.subtract({ minutes: 1 }) : end).toPlainDate().toString()],
    lastTime: [isMidnight ? '' : formatMinute(minuteOf(end))],
  }
}

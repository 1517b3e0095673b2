import { m } from '#app/locales/generated/messages.js'
import type { FieldProblem } from './schema.ts'
import { MAX_SERIES, readStartList, seriesStarts } from './series-dates.ts'

/** All starts that the booking form asks for, from its one time and its fields of a series. */
export function readStarts(
  form: FormData,
  first: Temporal.Instant | null,
  zone: string,
): { starts: Temporal.Instant[]; problems: FieldProblem[] } {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const list = text('liste')
  const count = Number(text('anzahl') || '1')
  const every = Number(text('abstand') || '1')
  const problems: FieldProblem[] = []
  if (!Number.isInteger(count) || count < 1 || count > MAX_SERIES)
    problems.push({ field: 'anzahl', message: m.calendar_error_count({ limit: MAX_SERIES }) })
  if (!Number.isInteger(every) || every < 1 || every > 52)
    problems.push({ field: 'abstand', message: m.calendar_error_every() })
  const listed = list === '' ? [] : readStartList(list, zone)
  if (listed === null || listed.length > MAX_SERIES)
    problems.push({ field: 'liste', message: m.calendar_error_list({ limit: MAX_SERIES }) })
  if (problems.length > 0 || !listed) return { starts: [], problems }
  if (!first && listed.length === 0)
    return { starts: [], problems: [{ field: 'zeit', message: m.calendar_error_no_time() }] }
  const unit = text('einheit') === 'days' ? ('days' as const) : ('weeks' as const)
  const repeated = first
    ? seriesStarts(first.toZonedDateTimeISO(zone).toPlainDateTime(), zone, { every, unit, count })
    : []
  const all = [...repeated, ...listed].sort(Temporal.Instant.compare)
  return { starts: all.filter((start, index) => index === 0 || !start.equals(all[index - 1]!)), problems }
}

import { isHoliday, type Land, publicHolidayName } from '#app/features/scheduling/holidays.ts'
import { fromDay, toDay } from './days.ts'
import type { HolidayState, RuleChange } from './rules.ts'

export type HolidayRow = {
  date: string
  /** Of the public holiday, or what the office calls the day. */
  name: string
  isClosed: boolean
  /** The office has a word of its own about this date. */
  isOwn: boolean
}

/** Public holidays of the Land in one year and the office's own days, by date. */
export function listHolidays(land: Land | null, year: number, own: readonly HolidayState[]): HolidayRow[] {
  const overrides = new Map(own.map(({ date, closed }) => [toDay(date), closed]))
  const names = new Map(own.map(({ date, name }) => [date, name]))
  const rows: HolidayRow[] = []
  for (let day = toDay(`${year}-01-01`); day <= toDay(`${year}-12-31`); day++) {
    const date = fromDay(day)
    const name = land === null ? null : publicHolidayName(land, day)
    if (name === null && !names.has(date)) continue
    rows.push({
      date,
      name: name ?? names.get(date) ?? '',
      isClosed: isHoliday({ land, overrides }, day),
      isOwn: names.has(date),
    })
  }
  return rows
}

/**
 * The change that opens or closes a date. Where the Land says the same anyway, the office's own word goes instead of being kept twice; null
 * when nothing would change.
 */
export function switchHoliday(
  { land, own }: { land: Land | null; own: readonly HolidayState[] },
  { date, closed, name }: HolidayState,
): RuleChange | null {
  const before = own.find((holiday) => holiday.date === date) ?? null
  const isPublic = land !== null && publicHolidayName(land, toDay(date)) !== null
  const after = isPublic === closed ? null : { date, closed, name: name || before?.name || '' }
  if (before === null && after === null) return null
  if (before && after && before.closed === after.closed) return null
  return { kind: 'holiday', id: date, version: before ? 0 : null, before, after }
}

/** The year that an address asks for, near the present; else that of `today`. */
export function readYear(text: string | null, today: string): number {
  const current = Number(today.slice(0, 4))
  const year = Number(text)
  return /^\d{4}$/.test(text ?? '') && Math.abs(year - current) <= 5 ? year : current
}

import { type HolidayCalendar, isHoliday } from './holidays.ts'
import { type LocalDay, localDays } from './wall-clock.ts'

/** Local dates (days since 1970-01-01) on which an office is shut; both are included. */
export type Closure = { first: number; last: number }

/** What decides on which dates an office receives people. */
export type OfficeCalendar = { timeZone: string; holidays: HolidayCalendar; closures: readonly Closure[] }

/** The dates of `first` to `last` that are neither holiday nor closure. */
export function officeDays(office: OfficeCalendar, first: number, last: number): LocalDay[] {
  return localDays(office.timeZone, first, last).filter(
    ({ day }) => !isHoliday(office.holidays, day) && !isClosed(office.closures, day),
  )
}

/** Local dates, closed ones too; `closed`: those on which the office receives nobody. */
export type OfficeDates = { days: readonly LocalDay[]; closed: ReadonlySet<number> }

/** The date before `day` and the two after it, which a visit that begins on it may meet. */
export function datesAround(office: OfficeCalendar, day: number): OfficeDates {
  const days = localDays(office.timeZone, day - 1, day + 2)
  const open = new Set(officeDays(office, day - 1, day + 2).map((one) => one.day))
  return { days, closed: new Set(days.map((one) => one.day).filter((one) => !open.has(one))) }
}

function isClosed(closures: readonly Closure[], day: number): boolean {
  return closures.some((closure) => closure.first <= day && day <= closure.last)
}

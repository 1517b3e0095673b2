import { getHolidays } from 'feiertagejs'
import { fromEpochDay } from './local-date.ts'

/** The sixteen Länder by their ISO 3166-2:DE letters. */
export const LANDS = [
  'BW',
  'BY',
  'BE',
  'BB',
  'HB',
  'HE',
  'HH',
  'MV',
  'NI',
  'NW',
  'RP',
  'SL',
  'SN',
  'ST',
  'SH',
  'TH',
] as const
export type Land = (typeof LANDS)[number]

/** An office's holidays: those of its Land (none without one), and its own word for single days, which goes before: true closes, false opens. */
export type HolidayCalendar = { land: Land | null; overrides: ReadonlyMap<number, boolean> }

const namesByYear = new Map<string, ReadonlyMap<number, string>>()

/** Whether the office is shut on this day (days since 1970-01-01) because of a holiday. */
export function isHoliday(calendar: HolidayCalendar, day: number): boolean {
  return calendar.overrides.get(day) ?? (calendar.land !== null && publicHolidayName(calendar.land, day) !== null)
}

/**
 * German name of the public holiday of the whole Land on this day, else null.
 *
 * The days are those of feiertagejs for the Land and no others: in NW New Year, Good Friday, Easter Monday, 1 May, Ascension, Whit Monday,
 * Corpus Christi, 3 October, All Saints and both days of Christmas (§ 2 Feiertagsgesetz NW). Not among them are Christmas Eve, New Year's
 * Eve, carnival, and the Sundays of Easter and Whitsun (a public holiday in BB only), nor days of single towns: those are overrides.
 */
export function publicHolidayName(land: Land, day: number): string | null {
  const year = fromEpochDay(day).year
  const key = `${land}${year}`
  let names = namesByYear.get(key)
  if (!names) {
    // the library's Date objects depend on the zone of the process, their dateString does not
    names = new Map(
      getHolidays(year, land).map((holiday) => [
        Date.parse(holiday.dateString) / 86_400_000,
        holiday.translate('de') ?? holiday.name,
      ]),
    )
    namesByYear.set(key, names)
  }
  return names.get(day) ?? null
}

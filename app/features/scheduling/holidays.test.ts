import { describe, expect, test } from 'vitest'
import { isHoliday, LANDS, type Land, publicHolidayName } from './holidays.ts'
import { formatDay, toEpochDay } from './local-date.ts'

const day = (text: string) => toEpochDay(Temporal.PlainDate.from(text))
const holidaysOf = (land: Land, year: number) =>
  Array.from({ length: 366 }, (_, i) => day(`${year}-01-01`) + i).filter(
    (one) => formatDay(one).startsWith(String(year)) && publicHolidayName(land, one),
  )

describe('public holidays', () => {
  test('of North Rhine-Westphalia are the eleven of its holiday law', () => {
    expect(holidaysOf('NW', 2027).map(formatDay)).toEqual([
      '2027-01-01',
      '2027-03-26',
      '2027-03-29',
      '2027-05-01',
      '2027-05-06',
      '2027-05-17',
      '2027-05-27',
      '2027-10-03',
      '2027-11-01',
      '2027-12-25',
      '2027-12-26',
    ])
  })

  test('are known for every Land, and each has the nine of the whole country', () => {
    for (const land of LANDS) expect(holidaysOf(land, 2027).length).toBeGreaterThanOrEqual(9)
  })

  test('carry their German name', () => {
    expect(publicHolidayName('NW', day('2027-05-27'))).toBe('Fronleichnam')
    expect(publicHolidayName('NW', day('2027-05-28'))).toBeNull()
  })
})

describe('an office', () => {
  test('without a Land is shut on its own days only', () => {
    const calendar = { land: null, overrides: new Map([[day('2027-02-08'), true]]) }
    expect(isHoliday(calendar, day('2027-12-25'))).toBe(false)
    expect(isHoliday(calendar, day('2027-02-08'))).toBe(true)
  })

  test('can work on a public holiday, and be shut on a day that is none', () => {
    const overrides = new Map([
      [day('2027-11-01'), false],
      [day('2027-02-08'), true],
    ])
    expect(isHoliday({ land: 'NW', overrides }, day('2027-11-01'))).toBe(false)
    expect(isHoliday({ land: 'NW', overrides }, day('2027-02-08'))).toBe(true)
    expect(isHoliday({ land: 'NW', overrides }, day('2027-05-27'))).toBe(true)
  })
})

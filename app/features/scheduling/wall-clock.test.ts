import { expect, test } from 'vitest'
import { toEpochDay, toEpochMinute } from './local-date.ts'
import { localDayAt, localDays, offsetSpans, spansShowing } from './wall-clock.ts'

const day = (text: string) => toEpochDay(Temporal.PlainDate.from(text))
const minute = (text: string) => toEpochMinute(Temporal.Instant.from(text))

test.each([
  ['Europe/Berlin', '2027-03-28', 23],
  ['Europe/Berlin', '2027-10-31', 25],
  ['Europe/Berlin', '2027-07-01', 24],
  ['America/New_York', '2027-11-07', 25],
  ['Pacific/Kiritimati', '2027-11-07', 24],
  ['Pacific/Pago_Pago', '2027-11-07', 24],
  ['Australia/Lord_Howe', '2027-04-04', 24.5],
])('in %s, %s has as many hours as it has on the wall', (zone, date, hours) => {
  const [found] = localDays(zone, day(date), day(date))
  expect(found!.spans.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(hours * 60)
  expect(found!.spans[0]!.from).toBe(toEpochMinute(Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant()))
})

test('a date that a zone skipped has no time in it', () => {
  const days = localDays('Pacific/Apia', day('2011-12-29'), day('2011-12-31'))
  expect(days.map(({ spans }) => spans.length)).toEqual([1, 0, 1])
})

test('the repeated hour has both offsets, the skipped one none', () => {
  const [autumn] = localDays('Europe/Berlin', day('2027-10-31'), day('2027-10-31'))
  expect(spansShowing(autumn!.spans, day('2027-10-31'), 120, 180)).toEqual([
    { from: minute('2027-10-31T00:00Z'), to: minute('2027-10-31T01:00Z'), offset: 120 },
    { from: minute('2027-10-31T01:00Z'), to: minute('2027-10-31T02:00Z'), offset: 60 },
  ])
  const [spring] = localDays('Europe/Berlin', day('2027-03-28'), day('2027-03-28'))
  expect(spansShowing(spring!.spans, day('2027-03-28'), 120, 180)).toEqual([])
})

test('offsets run on over the turn of the year without a seam', () => {
  const [from, to] = [minute('2026-12-01T00:00Z'), minute('2027-02-01T00:00Z')]
  expect(offsetSpans('Europe/Berlin', from, to)).toEqual([{ from, to, offset: 60 }])
})

test('the local date turns at local midnight', () => {
  expect(localDayAt('Europe/Berlin', minute('2027-07-01T21:59Z'))).toBe(day('2027-07-01'))
  expect(localDayAt('Europe/Berlin', minute('2027-07-01T22:00Z'))).toBe(day('2027-07-02'))
})

test('a zone that does not exist is refused', () => {
  expect(() => localDays('Europe/Nowhere', 0, 1)).toThrow(RangeError)
})

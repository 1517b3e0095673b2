import { expect, test } from 'vitest'
import { readStartList, seriesStarts } from './series-dates.ts'

const ZONE = 'Europe/Berlin'
const clock = (start: Temporal.Instant) => start.toZonedDateTimeISO(ZONE).toPlainDateTime().toString().slice(0, 16)

test('a weekly series keeps its time of day over the change to summer time', () => {
  const starts = seriesStarts(Temporal.PlainDateTime.from('2027-03-22T10:00'), ZONE, {
    every: 1,
    unit: 'weeks',
    count: 3,
  })
  expect(starts.map(clock)).toEqual(['2027-03-22T10:00', '2027-03-29T10:00', '2027-04-05T10:00'])
  expect(starts[0]!.until(starts[1]!).total('hours')).toBe(7 * 24 - 1)
})

test('a list is read in both ways of writing, in order and without doubles', () => {
  const starts = readStartList('17.03.2027 10:00 Uhr\n2027-03-15 9:30\n\n17.03.2027, 10:00', ZONE)
  expect(starts?.map(clock)).toEqual(['2027-03-15T09:30', '2027-03-17T10:00'])
})

test.each(['31.02.2027 10:00', 'morgen', '15.03.2027'])('a line that is no date is refused: %s', (line) => {
  expect(readStartList(line, ZONE)).toBeNull()
})

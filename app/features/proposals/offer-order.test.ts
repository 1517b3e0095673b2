import { expect, test } from 'vitest'
import type { EarlierWish } from './earlier-wish.ts'
import { fitsWish, orderOffers } from './offer-order.ts'

const ANY: EarlierWish = { notBefore: null, weekdays: [], fromMinute: 0, toMinute: 1440, noticeMinutes: 120 }

function at(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').toInstant()
}

/** Thursday 18 March 2027, twenty minutes, to be answered by 08:30 on Monday before. */
function fits(start: string, wish: Partial<EarlierWish> = {}, own = '2027-03-25T10:00', answerBy = '2027-03-15T08:30') {
  const from = at(start)
  return fitsWish(
    { wish: { ...ANY, ...wish }, startsAt: at(own) },
    { start: from, end: from.add({ minutes: 20 }), timeZone: 'Europe/Berlin', answerBy: at(answerBy) },
  )
}

test.each([
  ['an earlier date', '2027-03-18T10:00', {}, true],
  ['the same date, two hours sooner', '2027-03-25T08:00', {}, true],
  ['the same date, less than two hours sooner', '2027-03-25T08:01', {}, false],
  ['a later date', '2027-03-26T08:00', {}, false],
  ['the very time they have', '2027-03-25T10:00', {}, false],
  ['not before that date', '2027-03-18T10:00', { notBefore: '2027-03-18' }, true],
  ['not before the date after', '2027-03-18T10:00', { notBefore: '2027-03-19' }, false],
  ['on that weekday', '2027-03-18T10:00', { weekdays: [4] }, true],
  ['on other weekdays', '2027-03-18T10:00', { weekdays: [1, 5] }, false],
  ['ends at noon, mornings only', '2027-03-18T11:40', { toMinute: 720 }, true],
  ['ends after noon, mornings only', '2027-03-18T11:45', { toMinute: 720 }, false],
  ['begins before noon, afternoons only', '2027-03-18T11:55', { fromMinute: 720 }, false],
  ['begins at noon, afternoons only', '2027-03-18T12:00', { fromMinute: 720 }, true],
])('a freed time and the wish: %s', (_name, start, wish, expected) => {
  expect(fits(start, wish)).toBe(expected)
})

test('the notice that somebody needs begins when the time to answer ends', () => {
  expect(fits('2027-03-15T10:30', {}, undefined, '2027-03-15T08:30')).toBe(true)
  expect(fits('2027-03-15T10:30', {}, undefined, '2027-03-15T08:31')).toBe(false)
  expect(fits('2027-03-16T10:30', { noticeMinutes: 1440 }, undefined, '2027-03-15T10:30')).toBe(true)
})

test('dates are those of the office, also where the machine has another', () => {
  // 00:30 in Berlin is still the day before in Honolulu
  expect(fits('2027-03-18T00:30', { weekdays: [4] })).toBe(true)
  expect(fits('2027-03-18T00:30', { weekdays: [3] })).toBe(false)
})

test('who was offered least comes first, then who has waited longest', () => {
  const waiting = (appointmentId: string, offers: number, hour: number) => ({
    appointmentId,
    offers,
    wishedAt: Temporal.Instant.from('2027-03-01T00:00:00Z').add({ hours: hour }),
  })
  const order = orderOffers([waiting('a', 1, 1), waiting('b', 0, 9), waiting('c', 0, 2), waiting('d', 2, 0)])
  expect(order.map(({ appointmentId }) => appointmentId)).toEqual(['c', 'b', 'a', 'd'])
})

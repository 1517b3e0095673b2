import { expect, test } from 'vitest'
import { planOffer } from './offer-hours.ts'
import { answerBy } from './proposal-times.ts'

function at(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').toInstant()
}

const plan = (now: string, start: string) => planOffer(at(now), { start: at(start), timeZone: 'Europe/Berlin' }, 30)

test.each([
  ['2027-03-15T07:00', '2027-03-15T12:00'],
  ['2027-03-15T12:00', '2027-03-15T15:00'],
  ['2027-03-15T20:30', '2027-03-16T09:00'],
])('by day a freed time is offered at once: %s', (now, start) => {
  expect(plan(now, start)).toEqual({ when: 'now' })
})

test.each([
  ['when the time to answer would reach into the night', '2027-03-15T20:31', '2027-03-20T09:00', '2027-03-16T07:00'],
  ['late in the evening', '2027-03-15T23:00', '2027-03-17T07:00', '2027-03-16T07:00'],
  ['before dawn', '2027-03-16T03:00', '2027-03-17T09:00', '2027-03-16T07:00'],
  ['in the night that is an hour shorter', '2027-03-28T01:30', '2027-03-30T09:00', '2027-03-28T07:00'],
])('at night a distant time waits for the morning: %s', (_name, now, start, morning) => {
  expect(plan(now, start)).toEqual({ when: 'later', at: at(morning) })
})

test('at night a time of the next day goes straight to everybody', () => {
  expect(plan('2027-03-15T23:00', '2027-03-16T09:00')).toEqual({ when: 'never' })
  expect(plan('2027-03-15T23:00', '2027-03-17T06:59')).toEqual({ when: 'never' })
})

test.each([
  ['three days where there is plenty of time', '2027-03-29T10:00', '2027-03-18T09:00'],
  ['a day before the start', '2027-03-17T10:00', '2027-03-16T10:00'],
  ['half of what is left, and twelve hours at most', '2027-03-16T12:00', '2027-03-15T21:00'],
  ['half of what is left', '2027-03-15T13:00', '2027-03-15T11:00'],
  ['no time at all where it has begun', '2027-03-15T08:00', '2027-03-15T09:00'],
])('a replacement is kept for %s', (_name, start, end) => {
  expect(answerBy(at('2027-03-15T09:00'), at(start), 72)).toEqual(at(end))
})

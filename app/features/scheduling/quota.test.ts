import { describe, expect, test } from 'vitest'
import { toEpochDay, toEpochMinute } from './local-date.ts'
import { allowanceOf, lotMinutes, type Quota } from './quota.ts'

const DAY = toEpochDay(Temporal.PlainDate.from('2027-03-15'))
const quota = (terms: Partial<Quota>): Quota => ({
  channel: 'public',
  maxShare: null,
  maxCount: null,
  releaseDays: null,
  releaseMinute: 0,
  releaseLots: 1,
  releaseSpreadMinutes: 0,
  liftedDays: null,
  lotSecret: 'secret',
  ...terms,
})

/** What is allowed of four hours on 15 March at this local time of Berlin. */
function allowed(terms: Partial<Quota>, at: string) {
  const instant = Temporal.PlainDateTime.from(at).toZonedDateTime('Europe/Berlin').toInstant()
  return allowanceOf(quota(terms), {
    timeZone: 'Europe/Berlin',
    day: DAY,
    openMinutes: 240,
    now: toEpochMinute(instant),
  })
}

const everything = { appointments: Infinity, minutes: Infinity }
const nothing = { appointments: 0, minutes: 0 }

test('a share is one of the minutes of the opening, a number one of appointments', () => {
  expect(allowed({ maxShare: 25 }, '2027-03-01T08:00')).toEqual({ appointments: Infinity, minutes: 60 })
  expect(allowed({ maxCount: 3 }, '2027-03-01T08:00')).toEqual({ appointments: 3, minutes: Infinity })
  expect(allowed({ maxShare: 0 }, '2027-03-01T08:00')).toEqual({ appointments: Infinity, minutes: 0 })
})

test('before the release there is nothing, at its minute everything', () => {
  const release = { releaseDays: 14, releaseMinute: 8 * 60 }
  expect(allowed(release, '2027-03-01T07:59')).toEqual(nothing)
  expect(allowed(release, '2027-03-01T08:00')).toEqual(everything)
})

test('the release is local time, on the day of a time change as well', () => {
  const date = toEpochDay(Temporal.PlainDate.from('2027-03-28'))
  const [missing] = lotMinutes(quota({ releaseDays: 0, releaseMinute: 150 }), { timeZone: 'Europe/Berlin', day: date })
  expect(missing).toBe(toEpochMinute(Temporal.Instant.from('2027-03-28T01:00Z')))
  const [noon] = lotMinutes(quota({ releaseDays: 0, releaseMinute: 720 }), { timeZone: 'Europe/Berlin', day: date })
  expect(noon).toBe(toEpochMinute(Temporal.Instant.from('2027-03-28T10:00Z')))
})

test('the limit is lifted so many days before, whatever the hour', () => {
  const lifted = { maxShare: 50, liftedDays: 2 }
  expect(allowed(lifted, '2027-03-12T23:59')).toEqual({ appointments: Infinity, minutes: 120 })
  expect(allowed(lifted, '2027-03-13T00:00')).toEqual(everything)
})

describe('lots', () => {
  const lots = { releaseDays: 7, releaseMinute: 480, releaseLots: 4, releaseSpreadMinutes: 240 }
  const release = toEpochMinute(Temporal.Instant.from('2027-03-08T07:00Z'))
  const minutesOf = (lotSecret: string, day = DAY) =>
    lotMinutes(quota({ ...lots, lotSecret }), { timeZone: 'Europe/Berlin', day }).map((minute) => minute - release)

  test('come within the spread, in order, and the same ones whoever computes them', () => {
    const minutes = minutesOf('a')
    expect(minutes).toEqual(minutesOf('a'))
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b))
    expect(minutes.every((minute) => minute >= 0 && minute < 240)).toBe(true)
  })

  test('come at other minutes with another secret or on another date', () => {
    expect(minutesOf('a')).not.toEqual(minutesOf('b'))
    expect(minutesOf('a')).not.toEqual(minutesOf('a', DAY + 1).map((minute) => minute - 1440))
  })

  test('each brings its part of the limit', () => {
    const times = lotMinutes(quota({ ...lots, maxCount: 8 }), { timeZone: 'Europe/Berlin', day: DAY })
    const date = { timeZone: 'Europe/Berlin', day: DAY, openMinutes: 240 }
    const counts = [times[0]! - 0.5, ...times].map((now) =>
      allowanceOf(quota({ ...lots, maxCount: 8 }), { ...date, now }),
    )
    expect(counts.map(({ appointments }) => appointments)).toEqual([0, 2, 4, 6, 8])
    const half = allowanceOf(quota(lots), { ...date, now: times[1]! })
    expect(half).toEqual({ appointments: Infinity, minutes: 120 })
  })
})

import { describe, expect, test } from 'vitest'
import { bookingWindow } from './booking-window.ts'
import { combineStarts, formatSlotStart } from './free-slots.ts'
import { toIntervals } from './interval.ts'
import { toEpochDay, toEpochMinute } from './local-date.ts'
import { officeDays } from './office-days.ts'
import type { Window } from './openings.ts'
import { cutStarts } from './slots.ts'

const day = (text: string) => toEpochDay(Temporal.PlainDate.from(text))
const minute = (text: string) => toEpochMinute(Temporal.Instant.from(text))
const clock = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
const window = (from: string, to: string, ...breaks: [string, string][]): Window => ({
  from: clock(from),
  to: clock(to),
  breaks: breaks.map(([start, end]) => [clock(start), clock(end)] as const),
})

type Case = {
  /** Windows of a date; the resource works on no other. */
  open: Record<string, Window[]>
  duration?: number
  before?: number
  after?: number
  grid?: number
  absences?: [string, string][]
  allocations?: [string, string][]
  now?: string
  lead?: number
  horizon?: number
  zone?: string
  shut?: string[]
}

/** Local starts with offset, over all dates of the case. */
function startsOf(given: Case): string[] {
  const zone = given.zone ?? 'Europe/Berlin'
  const dates = Object.keys(given.open).map(day)
  const [first, last] = [Math.min(...dates), Math.max(...dates)]
  const bounds = bookingWindow(
    zone,
    Temporal.Instant.from(given.now ?? '2026-01-01T00:00Z'),
    given.lead ?? 0,
    given.horizon ?? 3650,
  )
  const office = {
    timeZone: zone,
    holidays: { land: null, overrides: new Map() },
    closures: (given.shut ?? []).map((date) => ({ first: day(date), last: day(date) })),
  }
  const starts = cutStarts(
    officeDays(office, first, last + 2),
    {
      hours: {
        rules: [],
        exceptions: new Map(Object.entries(given.open).map(([date, windows]) => [day(date), windows])),
      },
      absences: toIntervals((given.absences ?? []).flatMap(([from, to]) => [minute(from), minute(to)])),
      allocations: toIntervals((given.allocations ?? []).flatMap(([from, to]) => [minute(from), minute(to)])),
    },
    {
      earliest: bounds.earliest,
      firstDay: first,
      lastDay: Math.min(last, bounds.lastDay),
      gridMinutes: given.grid ?? 30,
      shape: {
        durationMinutes: given.duration ?? 30,
        bufferBeforeMinutes: given.before ?? 0,
        bufferAfterMinutes: given.after ?? 0,
      },
    },
  )
  return combineStarts([{ count: 1, members: [{ resourceId: 'a', starts }] }], zone, 'count only').map(formatSlotStart)
}

/** Starts of an ordinary winter Monday in Berlin, hours and minutes only. */
function timesOf(given: Omit<Case, 'open'> & { open: Window[] }): string[] {
  return startsOf({ ...given, open: { '2027-01-11': given.open } }).map((start) => start.slice(11, 16))
}

describe('on an ordinary day', () => {
  test('starts follow the grid and end with the window', () => {
    expect(timesOf({ open: [window('08:00', '09:30')] })).toEqual(['08:00', '08:30', '09:00'])
  })

  test('the grid counts from the start of the window, not from the full hour', () => {
    expect(timesOf({ open: [window('08:10', '09:30')] })).toEqual(['08:10', '08:40'])
  })

  test('a visit longer than the window has no start', () => {
    expect(timesOf({ open: [window('08:00', '08:29')] })).toEqual([])
  })

  test('a visit as long as the window has one', () => {
    expect(timesOf({ open: [window('08:00', '08:30')] })).toEqual(['08:00'])
  })

  test('no visit reaches into a break, and the grid goes on behind it as if there were none', () => {
    expect(timesOf({ open: [window('08:00', '10:00', ['08:45', '09:10'])], grid: 20, duration: 20 })).toEqual([
      '08:00',
      '08:20',
      '09:20',
      '09:40',
    ])
  })

  test('a visit may run on from one window into the next that follows without a gap', () => {
    expect(timesOf({ open: [window('08:00', '08:45'), window('08:45', '09:30')] })).toEqual(['08:00', '08:30', '08:45'])
  })

  test('windows that overlap offer a start once', () => {
    expect(timesOf({ open: [window('08:30', '09:30'), window('08:00', '09:00')] })).toEqual(['08:00', '08:30', '09:00'])
  })

  test('an absence closes its minutes', () => {
    expect(
      timesOf({ open: [window('08:00', '10:00')], absences: [['2027-01-11T07:40Z', '2027-01-11T08:00Z']] }),
    ).toEqual(['08:00', '09:00', '09:30'])
  })

  test('a day on which the office is shut has no start', () => {
    expect(timesOf({ open: [window('08:00', '10:00')], shut: ['2027-01-11'] })).toEqual([])
  })
})

describe('allocations', () => {
  const taken: [string, string][] = [['2027-01-11T08:00Z', '2027-01-11T08:30Z']] // 09:00 to 09:30 in Berlin

  test('a visit may end when an allocation begins and begin when it ends', () => {
    expect(timesOf({ open: [window('08:30', '10:00')], allocations: taken })).toEqual(['08:30', '09:30'])
  })

  test('both buffers of the new visit have to be free', () => {
    expect(timesOf({ open: [window('08:00', '10:30')], allocations: taken, before: 5, after: 5 })).toEqual([
      '08:00',
      '10:00',
    ])
  })

  test('buffers need not lie in the opening hours', () => {
    expect(timesOf({ open: [window('09:30', '10:30')], before: 60, after: 60 })).toEqual(['09:30', '10:00'])
    expect(timesOf({ open: [window('09:30', '10:30')], before: 1, allocations: taken })).toEqual(['10:00'])
  })
})

describe('lead time and horizon', () => {
  test('a start exactly at now plus lead time is offered', () => {
    expect(timesOf({ open: [window('08:00', '10:00')], now: '2027-01-11T06:30:00Z', lead: 60 })).toEqual([
      '08:30',
      '09:00',
      '09:30',
    ])
    expect(timesOf({ open: [window('08:00', '10:00')], now: '2027-01-11T06:30:01Z', lead: 60 })).toEqual([
      '09:00',
      '09:30',
    ])
  })

  test('the horizon counts local dates, whatever the hour', () => {
    const open = { '2027-01-11': [window('23:00', '24:00')], '2027-01-12': [window('00:00', '00:30')] }
    expect(startsOf({ open, now: '2027-01-10T22:59:00Z', horizon: 1 })).toEqual([
      '2027-01-11T23:00:00+01:00',
      '2027-01-11T23:30:00+01:00',
    ])
    expect(startsOf({ open, now: '2027-01-10T23:00:00Z', horizon: 1 })).toHaveLength(3)
  })
})

describe('around midnight', () => {
  test('a visit may run into the next date when its first window begins at midnight', () => {
    const open = { '2027-01-11': [window('23:00', '24:00')], '2027-01-12': [window('00:00', '00:20')] }
    expect(startsOf({ open, duration: 40, grid: 20 })).toEqual([
      '2027-01-11T23:00:00+01:00',
      '2027-01-11T23:20:00+01:00',
      '2027-01-11T23:40:00+01:00',
    ])
  })

  test('but not when the office is shut on the next date', () => {
    const open = { '2027-01-11': [window('23:00', '24:00')], '2027-01-12': [window('00:00', '00:20')] }
    expect(startsOf({ open, duration: 40, grid: 20, shut: ['2027-01-12'] })).toEqual([
      '2027-01-11T23:00:00+01:00',
      '2027-01-11T23:20:00+01:00',
    ])
  })
})

describe('the hour that does not exist (2027-03-28, 02:00 to 03:00)', () => {
  test('a window that lies in it does not exist', () => {
    expect(startsOf({ open: { '2027-03-28': [window('02:00', '03:00')] } })).toEqual([])
  })

  test('a window across it is an hour shorter and keeps its grid', () => {
    expect(startsOf({ open: { '2027-03-28': [window('01:15', '04:00')] } })).toEqual([
      '2027-03-28T01:15:00+01:00',
      '2027-03-28T01:45:00+01:00',
      '2027-03-28T03:15:00+02:00',
    ])
  })

  test('a window that would begin in it counts its grid from there', () => {
    expect(startsOf({ open: { '2027-03-28': [window('02:40', '04:00')] }, grid: 25, duration: 10 })).toEqual([
      '2027-03-28T03:05:00+02:00',
      '2027-03-28T03:30:00+02:00',
    ])
  })

  test('afternoon windows are where the clock says', () => {
    expect(startsOf({ open: { '2027-03-28': [window('13:00', '14:00')] } })).toEqual([
      '2027-03-28T13:00:00+02:00',
      '2027-03-28T13:30:00+02:00',
    ])
  })
})

describe('the hour that exists twice (2027-10-31, 02:00 to 03:00)', () => {
  test('a window in it holds in both passes', () => {
    expect(startsOf({ open: { '2027-10-31': [window('02:00', '03:00')] } })).toEqual([
      '2027-10-31T02:00:00+02:00',
      '2027-10-31T02:30:00+02:00',
      '2027-10-31T02:00:00+01:00',
      '2027-10-31T02:30:00+01:00',
    ])
  })

  test('a visit of an hour may begin in the first pass and end in the second', () => {
    expect(startsOf({ open: { '2027-10-31': [window('02:00', '03:00')] }, duration: 60 })).toEqual([
      '2027-10-31T02:00:00+02:00',
      '2027-10-31T02:30:00+02:00',
      '2027-10-31T02:00:00+01:00',
    ])
  })

  test('a window that ends in the middle of it leaves a gap between the passes', () => {
    expect(startsOf({ open: { '2027-10-31': [window('01:30', '02:30')] } })).toEqual([
      '2027-10-31T01:30:00+02:00',
      '2027-10-31T02:00:00+02:00',
      '2027-10-31T02:00:00+01:00',
    ])
  })

  test('a break in it is a break in both passes', () => {
    expect(startsOf({ open: { '2027-10-31': [window('02:00', '03:00', ['02:00', '02:30'])] } })).toEqual([
      '2027-10-31T02:30:00+02:00',
      '2027-10-31T02:30:00+01:00',
    ])
  })

  test('the buffer is elapsed time: half an hour after the first 02:30 is the second 02:00', () => {
    const open = { '2027-10-31': [window('02:00', '03:00')] }
    expect(startsOf({ open, after: 30, allocations: [['2027-10-31T01:00Z', '2027-10-31T01:30Z']] })).toEqual([
      '2027-10-31T02:00:00+02:00',
      '2027-10-31T02:30:00+01:00',
    ])
  })
})

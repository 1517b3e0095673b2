import { expect, test } from 'vitest'
import type { OfferingSlots } from '#app/features/scheduling/queries.server.ts'
import {
  firstDayOfModes,
  firstDays,
  groupByDay,
  lastDays,
  nearestTiles,
  type SlotDay,
  splitLongDay,
  type Tile,
} from './slot-days.ts'

const BERLIN = 60
const utc = (iso: string) => Date.parse(iso) / 60_000

function offering(
  officeId: string,
  modes: OfferingSlots['modes'],
  slots: [iso: string, count: number][],
): OfferingSlots {
  const free = slots.map(([iso, count]) => ({ start: utc(iso), offset: BERLIN, free: count }))
  return {
    offeringId: `offering at ${officeId}`,
    serviceId: 's',
    officeId,
    timeZone: 'Europe/Berlin',
    modes,
    slots: free,
    slotsByMode: Object.fromEntries(modes.map((mode) => [mode, free])),
  }
}

const found = [
  offering(
    'town hall',
    ['video', 'on_site'],
    [
      ['2027-01-04T08:00Z', 1],
      ['2027-01-04T15:00Z', 1],
      ['2027-01-05T23:30Z', 1],
    ],
  ),
  offering(
    'library',
    ['video', 'phone'],
    [
      ['2027-01-04T08:00Z', 3],
      ['2027-01-06T11:00Z', 1],
    ],
  ),
]
const any = { mode: 'video', officeId: null, dayTime: 'all' } as const

test('days are those of the office, and of two offices at the same time the one with more people free is offered', () => {
  const days = groupByDay(found, any)
  expect(days.map(({ tiles }) => tiles.map((tile) => [tile.at, tile.officeId]))).toEqual([
    [
      ['2027-01-04T08:00:00Z', 'library'],
      ['2027-01-04T15:00:00Z', 'town hall'],
    ],
    [
      ['2027-01-05T23:30:00Z', 'town hall'],
      ['2027-01-06T11:00:00Z', 'library'],
    ],
  ])
})

test.each([
  { dayTime: 'morning', times: ['2027-01-04T08:00:00Z', '2027-01-05T23:30:00Z'] },
  { dayTime: 'afternoon', times: ['2027-01-04T15:00:00Z', '2027-01-06T11:00:00Z'] },
  { dayTime: 'late', times: ['2027-01-04T15:00:00Z'] },
] as const)('the time of day $dayTime is the local one', ({ dayTime, times }) => {
  expect(groupByDay(found, { ...any, dayTime }).flatMap(({ tiles }) => tiles.map((tile) => tile.at))).toEqual(times)
})

test('mode and office narrow the offerings down', () => {
  expect(groupByDay(found, { ...any, mode: 'phone' })).toHaveLength(2)
  expect(groupByDay(found, { ...any, mode: 'on_site', officeId: 'library' })).toEqual([])
})

test('each mode knows its first day', () => {
  const day = Math.floor(utc('2027-01-04T12:00Z') / 1440)
  expect(firstDayOfModes(found, null)).toEqual({ video: day, phone: day, on_site: day })
  expect(firstDayOfModes(found, 'library')).toEqual({ video: day, phone: day })
})

test('the nearest times come in order of time and leave out the lost one', () => {
  const nearest = nearestTiles(groupByDay(found, any), '2027-01-04T15:00:00Z', 2)
  expect(nearest.map((tile) => tile.at)).toEqual(['2027-01-04T08:00:00Z', '2027-01-05T23:30:00Z'])
})

test('a page holds four days, fewer when they are long, and never less than one', () => {
  const dayOf = (day: number, length: number): SlotDay => ({
    day,
    tiles: Array.from({ length }, () => ({ at: '', offeringId: '', officeId: '', zone: '' })),
  })
  const short = [1, 2, 3, 4, 5].map((day) => dayOf(day, 10))
  expect(firstDays(short).map(({ day }) => day)).toEqual([1, 2, 3, 4])
  expect(lastDays(short).map(({ day }) => day)).toEqual([2, 3, 4, 5])
  expect(firstDays([dayOf(1, 60), dayOf(2, 60), dayOf(3, 60)]).map(({ day }) => day)).toEqual([1, 2])
  expect(firstDays([dayOf(1, 200), dayOf(2, 1)]).map(({ day }) => day)).toEqual([1])
  expect(firstDays([])).toEqual([])
})

test('a long day is split into parts, an ordinary one is not', () => {
  const tile = (minute: number): Tile => ({ at: String(minute), offeringId: '', officeId: '', zone: '' })
  const minute = ({ at }: Tile) => Number(at)
  const every = (step: number) => ({
    day: 1,
    tiles: Array.from({ length: (9 * 60) / step }, (_, index) => tile(480 + index * step)),
  })
  expect(splitLongDay(every(20), minute)).toEqual([])
  expect(splitLongDay(every(10), minute).map(({ part, tiles }) => [part, tiles.length])).toEqual([
    ['morning', 24],
    ['afternoon', 30],
  ])
})

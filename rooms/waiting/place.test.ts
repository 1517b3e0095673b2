import { describe, expect, it } from 'vitest'
import { LATE_AFTER_MINUTES, placeTime } from './place.ts'

const MINUTE = 60_000
const at = (minute: number) => minute * MINUTE
const place = (start: number, arrived: number | null, placed: number | null = null) =>
  placeTime({
    startsAt: at(start),
    arrivedAt: arrived === null ? null : at(arrived),
    placedAt: placed === null ? null : at(placed),
  }) / MINUTE

describe('place in the line', () => {
  it.each<[string, number, number, number | null, number | null]>([
    ['is the time of the appointment', 100, 100, 95, null],
    ['is not better for who comes early', 100, 100, 10, null],
    ['is kept by who is ten minutes late', 100, 100, 110, null],
    ['is the arrival of who is later', 111, 100, 111, null],
    ['is the time of who has not come', 100, 100, null, null],
    ['is the return of who missed the call', 130, 100, 90, 130],
  ])('%s', (_case, expected, start, arrived, placed) => {
    expect(place(start, arrived, placed)).toBe(expected)
  })

  it('is never before the own time, never improves by coming later, and moves a late person behind the punctual only', () => {
    for (let start = 0; start < 60; start += 5)
      for (let arrived = -30; arrived < 120; arrived += 3) {
        const own = place(start, arrived)
        expect(own).toBeGreaterThanOrEqual(start)
        expect(place(start, arrived + 1)).toBeGreaterThanOrEqual(own)
        for (let other = 0; other < 120; other += 5) {
          const punctual = place(other, other)
          if (other <= start) expect(punctual).toBeLessThanOrEqual(own)
          if (arrived > start + LATE_AFTER_MINUTES && other > arrived) expect(own).toBeLessThan(punctual)
        }
      }
  })
})

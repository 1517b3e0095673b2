import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stretch, subtract, toIntervals } from './interval.ts'

const pairs = fc
  .array(fc.integer({ min: 0, max: 60 }), { maxLength: 16 })
  .map((list) => (list.length % 2 ? list.slice(1) : list))
const minutesOf = (intervals: readonly number[]) => {
  const minutes = new Set<number>()
  for (let i = 0; i < intervals.length; i += 2) for (let m = intervals[i]!; m < intervals[i + 1]!; m++) minutes.add(m)
  return minutes
}
const isTidy = (intervals: readonly number[]) => intervals.every((minute, i) => i === 0 || intervals[i - 1]! < minute)

describe('sets of minutes', () => {
  test('hold the same minutes when they are put in order', () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const tidy = toIntervals(given)
        expect(minutesOf(tidy)).toEqual(new Set([...minutesOf(given)].sort((a, b) => a - b)))
        expect(isTidy(tidy)).toBe(true)
      }),
    )
  })

  test('lose exactly the minutes that are taken from them', () => {
    fc.assert(
      fc.property(pairs, pairs, (from, taken) => {
        const rest = subtract(toIntervals(from), toIntervals(taken))
        const expected = [...minutesOf(toIntervals(from))].filter((minute) => !minutesOf(taken).has(minute))
        expect([...minutesOf(rest)]).toEqual(expected)
        expect(isTidy(rest)).toBe(true)
      }),
    )
  })

  test('grow together when stretched, and vanish when they become too short', () => {
    expect(stretch([0, 10, 12, 20], -1, 2)).toEqual([-1, 22])
    expect(stretch([0, 10, 12, 14], 0, -2)).toEqual([0, 8])
    expect(stretch([0, 10, 12, 14], 0, -30)).toEqual([])
  })
})

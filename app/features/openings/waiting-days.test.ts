import { expect, it } from 'vitest'
import { compareSlots } from './slot-changes.ts'
import { averageWait } from './waiting-days.ts'

it('averages the days until the next free date', () => {
  const asked = { from: 100, count: 4, lastDay: 120 }
  expect(averageWait([100, 101, 102, 103], asked)).toBe(0)
  expect(averageWait([103], asked)).toBe((3 + 2 + 1 + 0) / 4)
  expect(averageWait([101], asked)).toBe((1 + 0 + (121 - 102) + (121 - 103)) / 4)
  expect(averageWait([], asked)).toBeNull()
  expect(averageWait([99], asked)).toBeNull()
})

it('counts what appears and vanishes by the Monday of the week, weeks without a change left out', () => {
  const slot = (day: number, free: number) => ({ start: day * 1440 + 600, offset: 0, free })
  // 1970-01-05 was a Monday
  expect(compareSlots([slot(4, 2), slot(11, 1)], [slot(4, 1), slot(5, 3), slot(11, 1)])).toEqual([
    { week: 4, appear: 3, vanish: 1 },
  ])
})

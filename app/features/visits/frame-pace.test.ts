import { expect, test } from 'vitest'
import { isTooSlow, judgePace, PACE_START } from './frame-pace.ts'

const after = (...frames: number[]) => frames.reduce(judgePace, PACE_START)
const many = (count: number, ms: number) => Array.from({ length: count }, () => ms)

test('a device that keeps up is left alone, also with a slow start and a slow frame now and then', () => {
  expect(isTooSlow(after(...many(5, 900), ...many(60, 30)))).toBe(false)
  expect(isTooSlow(after(...many(40, 30), 400, ...many(10, 30), 400, ...many(10, 30)))).toBe(false)
})

test('a device that does not keep up is found out after thirty frames', () => {
  expect(isTooSlow(after(...many(29, 200)))).toBe(false)
  expect(isTooSlow(after(...many(30, 200)))).toBe(true)
})

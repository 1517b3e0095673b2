import { expect, test } from 'vitest'
import { isTakenElsewhere, type Seat } from './seat.ts'

const NOW = Temporal.Instant.from('2027-03-15T09:00:00Z')
const laptop: Seat = { key: 'laptop', at: NOW.subtract({ minutes: 5 }), state: 'in_room', leftAt: null }

test('a second device has to ask while the first is in the room', () => {
  expect(isTakenElsewhere(laptop, 'phone', NOW)).toBe(true)
})

test('the same page comes back without a question, as after a reload', () => {
  expect(isTakenElsewhere(laptop, 'laptop', NOW)).toBe(false)
})

test('a place that was left is free at once', () => {
  expect(isTakenElsewhere({ ...laptop, leftAt: NOW }, 'phone', NOW)).toBe(false)
  expect(isTakenElsewhere({ ...laptop, key: null }, 'phone', NOW)).toBe(false)
})

test('two devices that are called in at the same moment do not both get in', () => {
  const called: Seat = { key: 'laptop', at: NOW.subtract({ seconds: 2 }), state: 'admitted', leftAt: null }
  expect(isTakenElsewhere(called, 'phone', NOW)).toBe(true)
  expect(isTakenElsewhere({ ...called, at: NOW.subtract({ minutes: 2 }) }, 'phone', NOW)).toBe(false)
})

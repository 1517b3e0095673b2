import { expect, it } from 'vitest'
import { nextPoll, pollWindow, reachesTooLittle } from './poll-times.ts'

const NOW = Temporal.Instant.from('2027-03-15T08:00:00Z')

it.each([
  [0, 5],
  [1, 10],
  [2, 20],
  [6, 320],
  [7, 360],
  [500, 360],
])('after %i failures in a row the next try is in %i minutes', (failures, minutes) => {
  expect(nextPoll(failures, NOW).toString()).toBe(NOW.add({ minutes }).toString())
})

it('what was read reaches for eleven days', () => {
  const { to } = pollWindow(60, NOW)
  expect(reachesTooLittle(to, 60, NOW.add({ hours: 11 * 24 }))).toBe(false)
  expect(reachesTooLittle(to, 60, NOW.add({ hours: 11 * 24 + 1 }))).toBe(true)
  expect(reachesTooLittle(null, 60, NOW)).toBe(true)
})

import { expect, test } from 'vitest'
import { mayCombine, type VisitPart, visitRules } from './visit-shape.ts'

const part = (change: Partial<VisitPart>): VisitPart => ({
  persons: 1,
  durationMinutes: 20,
  extraPersonMinutes: 10,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 5,
  gridMinutes: 10,
  leadTimeMinutes: 60,
  horizonDays: 60,
  ...change,
})

test('every person after the first adds the extra minutes of the service', () => {
  expect(visitRules([part({ persons: 4 })]).shape.durationMinutes).toBe(20 + 3 * 10)
})

test('durations add up, the strictest rules hold, the grid is the first service’s', () => {
  const rules = visitRules([
    part({ persons: 2, leadTimeMinutes: 1440 }),
    part({ durationMinutes: 15, bufferBeforeMinutes: 5, bufferAfterMinutes: 0, gridMinutes: 30, horizonDays: 14 }),
  ])
  expect(rules).toEqual({
    shape: { durationMinutes: 20 + 10 + 15, bufferBeforeMinutes: 5, bufferAfterMinutes: 5 },
    gridMinutes: 10,
    leadTimeMinutes: 1440,
    horizonDays: 14,
  })
})

const service = (serviceId: string, change: Partial<Parameters<typeof mayCombine>[0][number]> = {}) => ({
  serviceId,
  departmentId: 'd',
  persons: 1,
  maxPersons: 2,
  combinable: true,
  ...change,
})

test.each([
  ['one that cannot be combined, alone', [service('a', { combinable: false })], true],
  ['two of a department', [service('a'), service('b', { persons: 2 })], true],
  ['one that cannot be combined, with another', [service('a'), service('b', { combinable: false })], false],
  ['two departments', [service('a'), service('b', { departmentId: 'other' })], false],
  ['too many persons', [service('a', { persons: 3 })], false],
  ['nobody', [service('a', { persons: 0 })], false],
  ['the same twice', [service('a'), service('a')], false],
  ['none', [], false],
  ['too many', ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => service(id)), false],
])('%s', (_, parts, allowed) => {
  expect(mayCombine(parts)).toBe(allowed)
})

import { expect, test } from 'vitest'
import { countMinutes, rankCandidates } from './candidates.ts'

test('who has least on that day comes first', () => {
  const ranked = rankCandidates([
    { resourceId: 'busy', bookedMinutes: 60, lastAssignment: 1 },
    { resourceId: 'free', bookedMinutes: 0, lastAssignment: 9 },
  ])
  expect(ranked).toEqual(['free', 'busy'])
})

test('among equals whoever has waited longest, and who never had one before all', () => {
  const ranked = rankCandidates([
    { resourceId: 'yesterday', bookedMinutes: 30, lastAssignment: 8 },
    { resourceId: 'last week', bookedMinutes: 30, lastAssignment: 3 },
    { resourceId: 'never', bookedMinutes: 30, lastAssignment: null },
  ])
  expect(ranked).toEqual(['never', 'last week', 'yesterday'])
})

test('only what lies on the day is counted', () => {
  expect(countMinutes([0, 10, 20, 50, 90, 120], 5, 100)).toBe(5 + 30 + 10)
})

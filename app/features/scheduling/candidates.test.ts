import { expect, test } from 'vitest'
import { buildSets, countMinutes, rankCandidates } from './candidates.ts'

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

test('who had the person last time goes first, then who speaks the language, then it is fair', () => {
  const candidates = [
    { resourceId: 'free', bookedMinutes: 0, lastAssignment: 1 },
    { resourceId: 'speaks', bookedMinutes: 60, lastAssignment: 2, languages: ['tr'] },
    { resourceId: 'known', bookedMinutes: 90, lastAssignment: 3 },
  ]
  expect(rankCandidates(candidates, { resourceIds: ['known'], language: 'tr' })).toEqual(['known', 'speaks', 'free'])
})

test('sets take the best of each, then the next in rank, until everybody was in one', () => {
  const caseworkers = { count: 1, resourceIds: ['anna', 'ben'] }
  const rooms = { count: 1, resourceIds: ['r1', 'r2', 'r3'] }
  expect(buildSets([caseworkers])).toEqual([['anna'], ['ben']])
  expect(buildSets([caseworkers, rooms])).toEqual([
    ['anna', 'r1'],
    ['ben', 'r2'],
    ['anna', 'r3'],
  ])
  expect(buildSets([{ count: 2, resourceIds: ['anna', 'ben', 'cem'] }])).toEqual([
    ['anna', 'ben'],
    ['ben', 'cem'],
    ['cem', 'anna'],
  ])
  expect(buildSets([caseworkers, { count: 2, resourceIds: ['r1'] }])).toEqual([])
})

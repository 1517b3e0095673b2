import { describe, expect, it } from 'vitest'
import { findMissingDate, findOverlaps, isMissingOn } from './check-opening.ts'
import type { OfficeRules, OpeningState } from './rules.ts'

const base: OpeningState = {
  resourceId: 'r1',
  groupId: null,
  weekday: 4,
  from: 480,
  to: 720,
  breaks: [],
  validFrom: '2027-01-04',
  validTo: null,
  everyWeeks: 1,
  weekOfMonth: null,
  modes: null,
  offeringIds: [],
  quotas: [],
}
const TODAY = '2027-03-15'

function overlapDate(a: Partial<OpeningState>, b: Partial<OpeningState>): string | null {
  const openings = [a, b].map((more, index) => ({ id: String(index), version: 1, state: { ...base, ...more } }))
  const groups = [{ id: 'g', version: 1, state: { name: 'Team', memberIds: ['r1', 'r2'] } }]
  const rules = { openings, groups } as unknown as OfficeRules
  return findOverlaps(rules, new Set(['0']), TODAY)[0]?.date ?? null
}

describe('openings of one resource overlap', () => {
  it.each([
    ['at the same time every week', {}, {}, '2027-03-18'],
    ['one after the other', {}, { from: 720, to: 900 }, null],
    ['on different weekdays', {}, { weekday: 5 }, null],
    ['of different people', {}, { resourceId: 'r2' }, null],
    ['a person and the group she is in', {}, { resourceId: null, groupId: 'g' }, '2027-03-18'],
    ['in turns of two weeks', { everyWeeks: 2 }, { everyWeeks: 2, validFrom: '2027-01-11' }, null],
    ['every second and every third week', { everyWeeks: 2 }, { everyWeeks: 3, validFrom: '2027-01-11' }, '2027-03-18'],
    ['the first and the third of a month', { weekOfMonth: 1 }, { weekOfMonth: 3 }, null],
    ['the last and the fourth of a month', { weekOfMonth: -1 }, { weekOfMonth: 4 }, '2027-03-25'],
    ['valid one after the other', { validTo: '2027-04-30' }, { validFrom: '2027-05-01' }, null],
    ['both over since last month', { validTo: '2027-02-28' }, { validTo: '2027-02-28' }, null],
  ])('%s', (_, a, b, date) => {
    expect(overlapDate(a, b)).toBe(date)
  })
})

describe('the hour that the spring date lacks', () => {
  const night = { ...base, weekday: 7, from: 120, to: 180 }

  it('is found for a Sunday rule that lies wholly in it', () => {
    expect(findMissingDate(night, 'Europe/Berlin', TODAY)).toBe('2027-03-28')
    expect(findMissingDate(night, 'Europe/Berlin', '2027-04-01')).toBe('2028-03-26')
  })

  it('is nothing to warn of when a minute is left, on another weekday, or in a zone without summer time', () => {
    expect(findMissingDate({ ...night, to: 181 }, 'Europe/Berlin', TODAY)).toBeNull()
    expect(findMissingDate({ ...night, weekday: 6 }, 'Europe/Berlin', TODAY)).toBeNull()
    expect(findMissingDate(night, 'Africa/Tunis', TODAY)).toBeNull()
  })

  it('is missing on that date and on no other', () => {
    expect(isMissingOn('2027-03-28', 120, 180, 'Europe/Berlin')).toBe(true)
    expect(isMissingOn('2027-03-29', 120, 180, 'Europe/Berlin')).toBe(false)
    expect(isMissingOn('2027-10-31', 120, 180, 'Europe/Berlin')).toBe(false)
  })
})

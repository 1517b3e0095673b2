import { describe, expect, test } from 'vitest'
import { toEpochDay } from './local-date.ts'
import { type Hours, type OpeningRule, windowsOn } from './openings.ts'

const day = (text: string) => toEpochDay(Temporal.PlainDate.from(text))
// 2027-01-11 is a Monday
const rule = (given: Partial<OpeningRule>): OpeningRule => ({
  weekday: 1,
  from: 480,
  to: 720,
  breaks: [],
  validFrom: day('2027-01-11'),
  validTo: null,
  everyWeeks: 1,
  ...given,
})
const works = (hours: Partial<Hours>, date: string) =>
  windowsOn({ rules: [], exceptions: new Map(), ...hours }, day(date)).map(({ from, to }) => [from, to])

describe('the windows of a date', () => {
  test('are those of its weekday', () => {
    const rules = [rule({}), rule({ from: 780, to: 960 }), rule({ weekday: 2, from: 0, to: 60 })]
    expect(works({ rules }, '2027-01-11')).toEqual([
      [480, 720],
      [780, 960],
    ]) // prettier-ignore
    expect(works({ rules }, '2027-01-12')).toEqual([[0, 60]])
    expect(works({ rules }, '2027-01-17')).toEqual([])
  })

  test('exist from the first to the last day of validity, both included', () => {
    const rules = [rule({ validTo: day('2027-01-25') })]
    const days = ['2027-01-04', '2027-01-11', '2027-01-18', '2027-01-25', '2027-02-01']
    expect(days.filter((date) => works({ rules }, date).length > 0)).toEqual(['2027-01-11', '2027-01-18', '2027-01-25'])
  })

  test('every second week counts ISO weeks from the week of the first day of validity, even if that day is a Sunday', () => {
    const rules = [rule({ validFrom: day('2027-01-10'), everyWeeks: 2 })] // Sunday of the week that began on the 4th
    const days = ['2027-01-04', '2027-01-11', '2027-01-18', '2027-01-25', '2027-02-01']
    expect(days.filter((date) => works({ rules }, date).length > 0)).toEqual(['2027-01-18', '2027-02-01'])
  })

  test('every third week runs on over the turn of the year with its 53 weeks', () => {
    const rules = [rule({ validFrom: day('2026-12-21'), everyWeeks: 3 })]
    expect(works({ rules }, '2027-01-11')).toHaveLength(1)
    expect(works({ rules }, '2027-01-04')).toHaveLength(0)
  })

  test('of an exception stand in for every rule of that date', () => {
    const exceptions = new Map([
      [day('2027-01-11'), [{ from: 600, to: 660, breaks: [] }]],
      [day('2027-01-18'), []],
    ])
    expect(works({ rules: [rule({})], exceptions }, '2027-01-11')).toEqual([[600, 660]])
    expect(works({ rules: [rule({})], exceptions }, '2027-01-18')).toEqual([])
    expect(works({ rules: [rule({})], exceptions }, '2027-01-25')).toEqual([[480, 720]])
  })
})

import { describe, expect, it } from 'vitest'
import { dayFigures } from './day-figures.ts'

const wait = (arrivedAt: string | null, admittedAt: string | null) => ({ arrivedAt, admittedAt })

describe('the figures of a day', () => {
  it('count cancelled appointments nowhere and everything else once', () => {
    const figures = dayFigures(
      ['planned', 'waiting', 'waiting', 'running', 'done', 'no_show', 'cancelled'].map((status) => ({
        status,
        parties: [],
      })),
    )
    expect(figures).toEqual({ appointments: 6, waiting: 2, running: 1, done: 1, noShow: 1, meanWaitMinutes: null })
  })

  it('average the time from arrival to admission over people, in whole minutes', () => {
    const figures = dayFigures([
      {
        status: 'done',
        parties: [wait('2027-03-15T09:00:00Z', '2027-03-15T09:04:00Z'), wait('2027-03-15T09:00:00Z', null)],
      },
      {
        status: 'running',
        parties: [wait('2027-03-15T09:00:00Z', '2027-03-15T09:09:00Z'), wait(null, '2027-03-15T09:00:00Z')],
      },
    ])
    expect(figures.meanWaitMinutes).toBe(7)
  })
})

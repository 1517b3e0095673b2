import { describe, expect, it } from 'vitest'
import { chosenDay, minuteOfDay, workDay } from './work-day.ts'

const BERLIN = 'Europe/Berlin'
const now = Temporal.Instant.from('2027-03-15T23:30:00Z')

describe('a working day', () => {
  it('is the local date of the office, not of the server', () => {
    expect(chosenDay(null, now, BERLIN).date.toString()).toBe('2027-03-16')
  })

  it.each(['', 'heute', '2027-02-30', '2027-3-1', '27-03-01'])('is today for the nonsense %j', (text) => {
    expect(chosenDay(text, now, BERLIN).date.toString()).toBe('2027-03-16')
  })

  it('can be another date', () => {
    expect(chosenDay('2027-04-01', now, BERLIN).date.toString()).toBe('2027-04-01')
  })

  it('has 23 hours in spring and 25 in autumn', () => {
    const hours = (date: string) => {
      const day = workDay(Temporal.PlainDate.from(date), BERLIN)
      return day.to.since(day.from).total('hours')
    }
    expect([hours('2027-03-28'), hours('2027-10-31'), hours('2027-11-01')]).toEqual([23, 25, 24])
  })
})

describe('the place of an instant in the day', () => {
  const day = Temporal.PlainDate.from('2027-03-15')

  it('is what the wall clock shows', () => {
    expect(minuteOfDay('2027-03-15T08:20:00Z', day, BERLIN)).toBe(9 * 60 + 20)
  })

  it('goes on over midnight', () => {
    expect(minuteOfDay('2027-03-15T23:10:00Z', day, BERLIN)).toBe(24 * 60 + 10)
    expect(minuteOfDay('2027-03-14T22:50:00Z', day, BERLIN)).toBe(-10)
  })
})

import { describe, expect, it } from 'vitest'
import { joinWindow, windowState } from './join-window.ts'
import { isGraceOver, isPresent } from './presence.ts'

const at = (text: string) => Temporal.Instant.from(text)

describe('the time in which the waiting room is open', () => {
  const window = joinWindow(at('2027-03-15T09:00:00Z'), at('2027-03-15T09:20:00Z'), 'Europe/Berlin')

  it.each([
    ['2027-03-15T08:29:59Z', 'early'],
    ['2027-03-15T08:30:00Z', 'open'],
    ['2027-03-15T22:59:59Z', 'open'],
    ['2027-03-15T23:00:00Z', 'over'],
  ])('at %s it is %s', (now, state) => {
    expect(windowState(window, at(now))).toBe(state)
  })

  it('ends with the local day on the day of 23 hours', () => {
    const spring = joinWindow(at('2027-03-28T09:00:00Z'), at('2027-03-28T09:20:00Z'), 'Europe/Berlin')
    expect(spring.closesAt.toString()).toBe('2027-03-28T22:00:00Z')
  })

  it('does not end before an appointment over midnight', () => {
    const night = joinWindow(at('2027-03-15T22:50:00Z'), at('2027-03-15T23:20:00Z'), 'Europe/Berlin')
    expect(night.closesAt.toString()).toBe('2027-03-15T23:20:00Z')
  })
})

describe('presence', () => {
  const seen = at('2027-03-15T09:00:00Z')

  it('survives 30 seconds without network', () => {
    expect(isPresent(seen, seen.add({ seconds: 30 }))).toBe(true)
    expect(isPresent(seen, seen.add({ seconds: 31 }))).toBe(false)
    expect(isPresent(null, seen)).toBe(false)
  })

  it('takes 10 seconds out of the media room for a reconnect', () => {
    expect(isGraceOver(seen, seen.add({ seconds: 9 }))).toBe(false)
    expect(isGraceOver(seen, seen.add({ seconds: 10 }))).toBe(true)
  })
})

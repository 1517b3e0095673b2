import { describe, expect, it } from 'vitest'
import type { NoticeKind } from './kinds.ts'
import { isGivenUp, retrySeconds } from './retry.ts'
import { type AppointmentFacts, dueAt, staleReason } from './timeliness.ts'

const at = (text: string) => Temporal.Instant.from(text)
const now = at('2027-03-15T08:00:00Z')

function appointment(changes: Partial<AppointmentFacts> = {}): AppointmentFacts {
  return {
    state: 'booked',
    startsAt: at('2027-03-16T09:00:00Z'),
    endsAt: at('2027-03-16T09:20:00Z'),
    expiresAt: null,
    icalSequence: 0,
    ...changes,
  }
}

const notice = (kind: NoticeKind, sequence = 0) => ({ kind, sequence, queuedAt: at('2027-03-15T07:59:00Z') })

describe('a notice that became untrue is not sent', () => {
  const open = { state: 'requested', expiresAt: at('2027-03-15T09:00:00Z') }
  it.each<[string, NoticeKind, Partial<AppointmentFacts>, string | null]>([
    ['a request that waits', 'please_confirm', open, null],
    ['a request that ran out this second', 'please_confirm', { ...open, expiresAt: now }, 'request_expired'],
    ['a request that was confirmed', 'please_confirm', {}, 'not_requested'],
    ['a request that was cancelled', 'please_confirm', { state: 'cancelled' }, 'not_requested'],
    ['a request whose address was corrected', 'please_confirm', { ...open, icalSequence: 1 }, 'superseded'],
    ['a booking', 'confirmed', {}, null],
    ['a booking that was moved', 'confirmed', { icalSequence: 1 }, 'superseded'],
    ['a booking that was cancelled', 'confirmed', { state: 'cancelled', icalSequence: 1 }, 'not_booked'],
    ['a booking that goes on', 'confirmed', { startsAt: now, endsAt: at('2027-03-15T08:20:00Z') }, null],
    ['a booking that is over', 'confirmed', { startsAt: at('2027-03-15T07:40:00Z'), endsAt: now }, 'past'],
    ['a move', 'moved', { icalSequence: 0 }, null],
    ['a move followed by another', 'moved', { icalSequence: 2 }, 'superseded'],
    ['a reminder', 'reminder', {}, null],
    ['a reminder of a cancelled appointment', 'reminder', { state: 'cancelled', icalSequence: 1 }, 'not_booked'],
    ['a reminder of the time before', 'reminder', { icalSequence: 1 }, 'superseded'],
    ['a reminder that comes too late', 'reminder', { startsAt: now }, 'past'],
    ['a reminder of a visit that has ended', 'reminder', { state: 'completed' }, 'not_booked'],
    ['a cancellation', 'cancelled', { state: 'cancelled', icalSequence: 1 }, null],
    ['a cancellation after the date', 'cancelled', { state: 'cancelled', startsAt: now, endsAt: now }, null],
    ['a summary', 'summary', { state: 'completed' }, null],
    ['a summary of nothing', 'summary', { state: 'no_show' }, 'not_completed'],
  ])('%s', (_name, kind, changes, reason) => {
    expect(staleReason(notice(kind), appointment(changes), now)).toBe(reason)
  })
})

describe('when a notice is due', () => {
  it('a reminder 24 elapsed hours before, also over the change to summer time', () => {
    const sunday = appointment({ startsAt: at('2027-03-28T08:00:00Z') })
    expect(dueAt(notice('reminder'), sunday).toString()).toBe('2027-03-27T08:00:00Z')
  })

  it('everything else when it was queued', () => {
    expect(dueAt(notice('confirmed'), appointment()).toString()).toBe('2027-03-15T07:59:00Z')
  })
})

describe('trying again', () => {
  it('waits longer each time, but never more than five minutes', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 1000].map(retrySeconds)).toEqual([10, 20, 40, 80, 160, 300, 300, 300])
  })

  it('goes on for two days', () => {
    expect(isGivenUp(now, now.add({ hours: 47 }))).toBe(false)
    expect(isGivenUp(now, now.add({ hours: 48 }))).toBe(true)
  })
})

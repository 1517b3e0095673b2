import { describe, expect, it } from 'vitest'
import { isDueToCall, keepsPlace } from './called-back.ts'
import { announcedState, type WaitingState, type WaitingWord, waitingWord } from './waiting-word.ts'

const at = (time: string) => Temporal.Instant.from(`2027-03-15T${time}:00Z`)

describe('what a waiting page says', () => {
  it.each<[WaitingWord, string, WaitingState, [ahead: number, wait: number, late: number]]>([
    ['on_time', '09:50', 'open', [0, 10, 0]],
    ['soon', '09:58', 'open', [0, 2, 0]],
    ['on_time', '09:58', 'open', [1, 2, 0]],
    ['soon', '10:03', 'open', [0, 0, 0]],
    ['delayed', '09:50', 'open', [2, 25, 15]],
    ['delayed', '10:11', 'open', [0, 0, 0]],
    ['technical', '09:58', 'technical', [0, 2, 0]],
    ['closed', '10:11', 'closed', [0, 0, 15]],
  ])('%s at %s, announced %s, %j', (word, now, announced, [peopleAhead, waitMinutes, lateMinutes]) => {
    const queue = { peopleAhead, waitMinutes, lateMinutes }
    expect(waitingWord({ announced, startsAt: at('10:00'), queue }, at(now))).toBe(word)
  })

  it('forgets an announcement after half a day', () => {
    expect(announcedState('closed', at('08:00'), at('19:59'))).toBe('closed')
    expect(announcedState('closed', at('08:00'), at('20:00'))).toBe('open')
    expect(announcedState('technical', null, at('08:00'))).toBe('open')
  })
})

describe('leaving and being called back', () => {
  const away = (calledAt: string | null) => ({
    awaySince: at('09:00'),
    calledAt: calledAt ? at(calledAt) : null,
    graceMinutes: 5,
  })

  it('keeps the place until the time of grace after the call is over', () => {
    expect(keepsPlace(away(null), at('11:00'))).toBe(true)
    expect(keepsPlace(away('09:30'), at('09:35'))).toBe(true)
    expect(keepsPlace(away('09:30'), at('09:36'))).toBe(false)
    expect(keepsPlace({ ...away(null), awaySince: null }, at('09:00'))).toBe(false)
  })

  it('calls once, when the wait is no longer than the way back may be', () => {
    expect(isDueToCall(away(null), 6)).toBe(false)
    expect(isDueToCall(away(null), 5)).toBe(true)
    expect(isDueToCall(away('09:30'), 0)).toBe(false)
  })
})

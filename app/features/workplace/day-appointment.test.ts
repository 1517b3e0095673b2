import { describe, expect, it } from 'vitest'
import { type DayAppointment, type DayParty, dayStatus, minutesBetween } from './day-appointment.ts'

const START = '2027-03-15T09:00:00Z'
const END = '2027-03-15T09:20:00Z'

function party(state: DayParty['state']): DayParty {
  return {
    id: 'p',
    name: 'A. Muster',
    role: 'applicant',
    state,
    arrivedAt: null,
    admittedAt: null,
    lastSeenAt: null,
    deviceCheck: null,
  }
}

function booked(changes: Partial<DayAppointment> = {}) {
  return {
    state: 'booked' as const,
    mode: 'video' as const,
    startsAt: START,
    endsAt: END,
    parties: [party('invited')],
    visit: { openedAt: null, endedAt: null },
    ...changes,
  }
}

describe('where an appointment of the day stands', () => {
  it.each([
    ['planned before its start', booked(), '2027-03-15T08:00:00Z', 'planned'],
    ['planned within the first five minutes', booked(), '2027-03-15T09:04:59Z', 'planned'],
    ['late when nobody came after five minutes', booked(), '2027-03-15T09:05:00Z', 'late'],
    ['never late on the phone, since the office calls', booked({ mode: 'phone' }), '2027-03-15T09:10:00Z', 'planned'],
    [
      'waiting as soon as one person waits',
      booked({ parties: [party('invited'), party('waiting')] }),
      '2027-03-15T08:50:00Z',
      'waiting',
    ],
    ['waiting while parked', booked({ parties: [party('parked')] }), '2027-03-15T09:10:00Z', 'waiting'],
    ['running once somebody is admitted', booked({ parties: [party('admitted'), party('waiting')] }), START, 'running'],
    ['running beyond its end', booked({ parties: [party('in_room')] }), '2027-03-15T09:40:00Z', 'running'],
    [
      'running while the room is open',
      booked({ visit: { openedAt: START, endedAt: null }, parties: [party('left')] }),
      END,
      'running',
    ],
    ['without a result when its time is over', booked(), END, 'open_end'],
    ['done', booked({ state: 'completed' }), END, 'done'],
    ['a no-show', booked({ state: 'no_show' }), END, 'no_show'],
    ['unconfirmed', booked({ state: 'requested' }), START, 'requested'],
  ] as const)('is %s', (_title, appointment, now, expected) => {
    expect(dayStatus(appointment, now)).toBe(expected)
  })

  it('counts whole minutes only', () => {
    expect(minutesBetween(START, '2027-03-15T09:03:59Z')).toBe(3)
    expect(minutesBetween(START, '2027-03-15T08:59:30Z')).toBe(-1)
  })
})

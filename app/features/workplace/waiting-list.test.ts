import { describe, expect, it } from 'vitest'
import type { DayAppointment, DayParty } from './day-appointment.ts'
import { waitingList } from './waiting-list.ts'

function appointment(
  id: string,
  startsAt: string,
  parties: Partial<DayParty>[],
  changes: Partial<DayAppointment> = {},
): DayAppointment {
  return {
    id,
    startsAt,
    endsAt: new Date(Date.parse(startsAt) + 20 * 60_000).toISOString(),
    zone: 'Europe/Berlin',
    mode: 'video',
    state: 'booked',
    serviceName: 'Beratung',
    officeName: 'Rathaus',
    applicantName: id,
    applicantPhone: null,
    languageWish: '',
    aidsWish: '',
    parties: parties.map((party, number) => ({
      id: `${id}${number}`,
      name: id,
      role: 'applicant',
      state: 'invited',
      arrivedAt: null,
      admittedAt: null,
      lastSeenAt: null,
      deviceCheck: null,
      ...party,
    })),
    resourceIds: [],
    caseworkers: [],
    checklist: { total: 0, present: 0 },
    documents: { total: 0, unchecked: 0 },
    visit: { openedAt: null, endedAt: null },
    plan: {
      offeringId: '',
      officeId: '',
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      seats: null,
      resources: [],
    },
    ...changes,
  }
}

const NOW = '2027-03-15T09:10:00Z'

describe('the waiting list', () => {
  it('goes by the time of the appointment, however early somebody came', () => {
    const day = [
      appointment('later', '2027-03-15T09:40:00Z', [{ state: 'waiting', arrivedAt: '2027-03-15T08:40:00Z' }]),
      appointment('sooner', '2027-03-15T09:20:00Z', [{ state: 'waiting', arrivedAt: '2027-03-15T09:09:00Z' }]),
    ]
    expect(waitingList(day, NOW).map((entry) => entry.appointment.id)).toEqual(['sooner', 'later'])
  })

  it('goes by arrival when two appointments start together', () => {
    const day = [
      appointment('second', '2027-03-15T09:20:00Z', [{ state: 'waiting', arrivedAt: '2027-03-15T09:05:00Z' }]),
      appointment('first', '2027-03-15T09:20:00Z', [{ state: 'waiting', arrivedAt: '2027-03-15T09:01:00Z' }]),
    ]
    expect(waitingList(day, NOW).map((entry) => entry.appointment.id)).toEqual(['first', 'second'])
  })

  it('has one entry an appointment, with everybody who waits for it and the first arrival', () => {
    const day = [
      appointment('family', '2027-03-15T09:20:00Z', [
        { state: 'waiting', arrivedAt: '2027-03-15T09:05:00Z' },
        { state: 'invited' },
        { state: 'parked', arrivedAt: '2027-03-15T09:02:00Z' },
      ]),
    ]
    const [entry] = waitingList(day, NOW)
    expect(entry?.waiting.map((party) => party.id)).toEqual(['family2', 'family0'])
    expect(entry?.since).toBe('2027-03-15T09:02:00Z')
  })

  it('names who is late after everybody who waits', () => {
    const day = [
      appointment('late', '2027-03-15T09:00:00Z', [{ state: 'invited' }]),
      appointment('here', '2027-03-15T09:40:00Z', [{ state: 'waiting', arrivedAt: NOW }]),
    ]
    expect(waitingList(day, NOW).map((entry) => [entry.appointment.id, entry.late])).toEqual([
      ['here', false],
      ['late', true],
    ])
  })

  it('leaves out who is in the room, declined, cancelled or not due', () => {
    const day = [
      appointment('room', '2027-03-15T09:00:00Z', [{ state: 'in_room' }]),
      appointment('declined', '2027-03-15T09:20:00Z', [{ state: 'declined' }]),
      appointment('cancelled', '2027-03-15T09:00:00Z', [{ state: 'waiting' }], { state: 'cancelled' }),
      appointment('planned', '2027-03-15T11:00:00Z', [{ state: 'invited' }]),
    ]
    expect(waitingList(day, NOW)).toEqual([])
  })
})

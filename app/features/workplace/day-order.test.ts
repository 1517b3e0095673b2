import { expect, it } from 'vitest'
import type { DayAppointment, DayParty } from './day-appointment.ts'
import { splitDay } from './day-order.ts'

const NOW = '2027-03-15T09:00:00Z'

function appointment(
  id: string,
  start: string,
  change: { state?: DayAppointment['state']; party?: DayParty['state'] } = {},
) {
  const startsAt = `2027-03-15T${start}:00Z`
  const endsAt = Temporal.Instant.from(startsAt).add({ minutes: 20 }).toString()
  const parties = [{ state: change.party ?? 'invited' }]
  const rest = { mode: 'video', visit: { openedAt: null, endedAt: null } }
  return { id, startsAt, endsAt, parties, state: change.state ?? 'booked', ...rest } as unknown as DayAppointment
}

it('what runs, waits or comes is ahead, everything else behind, both in order', () => {
  const { ahead, earlier } = splitDay(
    [
      appointment('done', '07:00', { state: 'completed' }),
      appointment('without an outcome', '07:30'),
      appointment('waits since an hour', '08:00', { party: 'waiting' }),
      appointment('ends at this moment', '08:40'),
      appointment('now', '08:50', { party: 'in_room' }),
      appointment('ended early', '08:55', { state: 'completed' }),
      appointment('cancelled, later', '10:00', { state: 'cancelled' }),
      appointment('later', '11:00'),
    ],
    NOW,
  )
  expect(ahead.map(({ id }) => id)).toEqual(['waits since an hour', 'now', 'cancelled, later', 'later'])
  expect(earlier.map(({ id }) => id)).toEqual(['done', 'without an outcome', 'ends at this moment', 'ended early'])
})

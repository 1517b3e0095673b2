import { expect, test } from 'vitest'
import type { AppointmentState } from './appointment-state.ts'
import { cancelRefusal, extendRefusal, MAX_HOLD_EXTENSIONS, moveRefusal } from './policy.ts'

const now = Temporal.Instant.from('2027-03-15T08:00:00Z')
const later = now.add({ hours: 2 })
const earlier = now.subtract({ minutes: 1 })
const booked = { state: 'booked' as AppointmentState, startsAt: later, expiresAt: null, moves: 0, moveLimit: 2 }

test.each([
  { title: 'a booked appointment in the future', change: {}, refusal: null },
  { title: 'at the moment it starts', change: { startsAt: now }, refusal: 'appointment_over' },
  { title: 'moved once of twice', change: { moves: 1 }, refusal: null },
  { title: 'moved as often as allowed', change: { moves: 2 }, refusal: 'move_limit_reached' },
  { title: 'a service that cannot be moved at all', change: { moveLimit: 0 }, refusal: 'move_limit_reached' },
  { title: 'a request', change: { state: 'requested' as const, expiresAt: later }, refusal: 'wrong_state' },
  { title: 'an expired request', change: { state: 'requested' as const, expiresAt: now }, refusal: 'request_expired' },
  { title: 'a cancelled one', change: { state: 'cancelled' as const }, refusal: 'already_cancelled' },
  { title: 'a completed one', change: { state: 'completed' as const, startsAt: earlier }, refusal: 'appointment_over' },
])('a citizen moves $title: $refusal', ({ change, refusal }) => {
  expect(moveRefusal({ ...booked, ...change }, 'citizen', now)).toBe(refusal)
})

test('staff may move beyond the limit of the citizen, but not what is over', () => {
  expect(moveRefusal({ ...booked, moves: 9 }, 'staff', now)).toBe(null)
  expect(moveRefusal({ ...booked, startsAt: earlier }, 'staff', now)).toBe('appointment_over')
})

test.each([
  { title: 'booked', change: {}, refusal: null },
  { title: 'requested', change: { state: 'requested' as const, expiresAt: later }, refusal: null },
  { title: 'cancelled', change: { state: 'cancelled' as const }, refusal: 'already_cancelled' },
  { title: 'expired', change: { state: 'expired' as const }, refusal: 'request_expired' },
  { title: 'missed', change: { state: 'no_show' as const }, refusal: 'appointment_over' },
  { title: 'under way', change: { startsAt: earlier }, refusal: 'appointment_over' },
])('cancelling what is $title: $refusal', ({ change, refusal }) => {
  expect(cancelRefusal({ ...booked, ...change }, now)).toBe(refusal)
})

test('a hold can be extended ten times while it lasts', () => {
  const held = { state: 'held' as AppointmentState, startsAt: later, expiresAt: later, holdExtensions: 0 }
  expect(extendRefusal(held, now)).toBe(null)
  expect(extendRefusal({ ...held, holdExtensions: MAX_HOLD_EXTENSIONS - 1 }, now)).toBe(null)
  expect(extendRefusal({ ...held, holdExtensions: MAX_HOLD_EXTENSIONS }, now)).toBe('hold_not_extendable')
  expect(extendRefusal({ ...held, expiresAt: now }, now)).toBe('hold_expired')
  expect(extendRefusal({ ...held, state: 'requested' }, now)).toBe('form_outdated')
})

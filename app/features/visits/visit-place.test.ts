import { expect, test } from 'vitest'
import { PARTY_STATES } from '#rooms/waiting/party-machine.ts'
import { placePath, visitPlace } from './visit-place.ts'

test.each([
  ['invited', 'check'],
  ['waiting', 'waiting'],
  ['parked', 'waiting'],
  ['admitted', 'room'],
  ['in_room', 'room'],
  ['left', 'after'],
  ['declined', 'after'],
  ['removed', 'after'],
] as const)('a party that is %s belongs to the page "%s"', (state, place) => {
  expect(visitPlace({ state, appointmentState: 'booked', window: 'open' })).toBe(place)
})

test('after the end, a cancellation or the day everybody is on the last page', () => {
  for (const state of PARTY_STATES) {
    for (const appointmentState of ['completed', 'no_show', 'technical_failure', 'cancelled'] as const)
      expect(visitPlace({ state, appointmentState, window: 'open' })).toBe('after')
    expect(visitPlace({ state, appointmentState: 'booked', window: 'over' })).toBe('after')
  }
})

test('paths are the ones of the route table', () => {
  expect(placePath('abc', 'check')).toBe('/besuch/abc')
  expect(placePath('abc', 'waiting')).toBe('/besuch/abc/warten')
})

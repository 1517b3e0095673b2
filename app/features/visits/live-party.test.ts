import { expect, test } from 'vitest'
import { PARTY_STATES } from '#rooms/waiting/party-machine.ts'
import { judgeParticipant } from './live-party.ts'

test('only who was admitted is no stranger in the room', () => {
  const welcome = PARTY_STATES.filter((state) => judgeParticipant(state) !== 'stranger')
  expect(welcome).toEqual(['admitted', 'in_room', 'left'])
  expect(judgeParticipant(undefined)).toBe('stranger')
})

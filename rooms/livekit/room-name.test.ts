import { expect, test } from 'vitest'
import { isRoomOf, newRoomName } from './room-name.ts'

const CITY = '0f3c8a1e-1111-4222-8333-444455556666'
const OTHER = 'aaaaaaaa-1111-4222-8333-444455556666'

test('room names are random, never twice the same, and say no more than whose they are', () => {
  const names = new Set(Array.from({ length: 100 }, () => newRoomName(CITY)))
  expect(names.size).toBe(100)
  for (const name of names) expect(name).toMatch(/^v_0f3c8a1e_[A-Za-z0-9_-]{22}$/)
})

test('rooms of other installations are not ours', () => {
  expect(isRoomOf(newRoomName(CITY), [OTHER, CITY])).toBe(true)
  expect(isRoomOf(newRoomName(OTHER), [CITY])).toBe(false)
  expect(isRoomOf('somebody-elses', [CITY])).toBe(false)
})

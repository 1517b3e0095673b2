import { expect, it } from 'vitest'
import { openAccess, sealAccess } from './sealed-access.ts'

const KEY = Buffer.alloc(32, 7)
const ACCESS = { url: 'https://kalender.example/kim', username: 'kim', password: 'geheim' }

it('is read with its key for its source, and never lies open', () => {
  const sealed = sealAccess(KEY, 'a', ACCESS)
  expect(openAccess(KEY, 'a', sealed)).toEqual(ACCESS)
  expect(sealed.includes('geheim') || sealed.includes('kalender')).toBe(false)
  expect(sealAccess(KEY, 'a', ACCESS).equals(sealed)).toBe(false)
})

it('cannot be read with another key, for another source, or when a byte has changed', () => {
  const sealed = sealAccess(KEY, 'a', ACCESS)
  expect(openAccess(Buffer.alloc(32, 8), 'a', sealed)).toBeNull()
  expect(openAccess(KEY, 'b', sealed)).toBeNull()
  sealed[20]! ^= 1
  expect(openAccess(KEY, 'a', sealed)).toBeNull()
  expect(openAccess(KEY, 'a', Buffer.alloc(0))).toBeNull()
})

import { describe, expect, test } from 'vitest'
import { makerOf, needsNewKey, type RingHolder } from './key-ring.ts'

const kim: RingHolder = { partyId: 'kim', publicKey: 'k1', name: 'Kim', role: 'caseworker', at: '2027-03-15T09:00:00Z' }
const sam: RingHolder = { ...kim, partyId: 'sam', publicKey: 's1', at: '2027-03-15T09:05:00Z' }
const anna: RingHolder = { ...kim, partyId: 'anna', publicKey: 'a1', role: 'applicant', at: '2027-03-15T08:55:00Z' }

test('the caseworker who is there longest makes the key, never a citizen', () => {
  expect(makerOf([anna, sam, kim])?.partyId).toBe('kim')
  expect(makerOf([anna])).toBeNull()
})

test('after a reload the caseworker is the last to come', () => {
  expect(makerOf([{ ...kim, publicKey: 'k2', at: '2027-03-15T09:30:00Z' }, sam])?.partyId).toBe('sam')
})

describe('a new key is drawn', () => {
  const ring = { epoch: 2, holders: [kim, anna], sealedFor: [kim, anna] }

  test('at the beginning, when somebody comes, goes, or reloads the page', () => {
    expect(needsNewKey({ ...ring, epoch: 0 })).toBe(true)
    expect(needsNewKey({ ...ring, holders: [kim, anna, sam] })).toBe(true)
    expect(needsNewKey({ ...ring, holders: [kim] })).toBe(true)
    expect(needsNewKey({ ...ring, holders: [kim, { ...anna, publicKey: 'a2' }] })).toBe(true)
  })

  test('and not without a reason', () => {
    expect(needsNewKey(ring)).toBe(false)
    expect(needsNewKey({ ...ring, holders: [anna, kim] })).toBe(false)
  })
})

import { describe, expect, test } from 'vitest'
import { attributeFault, type FaultFacts, type Side, TROUBLE_KINDS, type TroubleKind } from './fault.ts'

const TEN = Temporal.Instant.from('2027-03-15T09:00:00Z')
const later = (minutes: number) => TEN.add({ minutes })
const nobody: FaultFacts = { arrived: false, admitted: false, enteredAt: null, isConnected: false, troubles: [] }
const trouble = (kind: TroubleKind, side: Side = 'citizen', lastAt = TEN) => ({ kind, side, lastAt })

test('who left no trace did not come', () => {
  expect(attributeFault(nobody)).toEqual({ finding: 'not_come', side: null, reasons: [] })
})

test('who waited and was never called in was there', () => {
  expect(attributeFault({ ...nobody, arrived: true }).finding).toBe('waited')
})

test.each(TROUBLE_KINDS)('who met "%s" and never got in has tried', (kind) => {
  for (const arrived of [true, false])
    expect(attributeFault({ ...nobody, arrived, troubles: [trouble(kind)] })).toEqual({
      finding: 'technical',
      side: 'citizen',
      reasons: [kind],
    })
})

test('who was called in and never appeared in the room has tried too', () => {
  expect(attributeFault({ ...nobody, arrived: true, admitted: true })).toEqual({
    finding: 'technical',
    side: 'citizen',
    reasons: ['never_connected'],
  })
})

describe('whose side it was', () => {
  test.each<[Side[], string]>([
    [['citizen'], 'citizen'],
    [['office'], 'office'],
    [['citizen', 'office'], 'both'],
    [['citizen', 'service'], 'service'],
    [['citizen', 'office', 'service'], 'service'],
  ])('%j: %s', (sides, expected) => {
    const troubles = sides.map((side) => trouble('connect_failed', side))
    expect(attributeFault({ ...nobody, arrived: true, troubles }).side).toBe(expected)
  })
})

describe('who was in the room', () => {
  const inRoom = { ...nobody, arrived: true, admitted: true, enteredAt: TEN }
  const lost = [trouble('connection_lost', 'citizen', later(5))]

  test('took part, whatever went wrong before', () => {
    const troubles = [trouble('connect_failed', 'citizen', later(-3)), trouble('connection_lost', 'citizen', later(-2))]
    expect(attributeFault({ ...inRoom, troubles }).finding).toBe('took_place')
  })

  test('took part when the connection came back', () => {
    expect(attributeFault({ ...inRoom, isConnected: true, troubles: lost }).finding).toBe('took_place')
  })

  test('fell out when it did not come back', () => {
    expect(attributeFault({ ...inRoom, troubles: lost })).toEqual({
      finding: 'technical',
      side: 'citizen',
      reasons: ['connection_lost'],
    })
  })

  test('took part when only the caseworker’s connection was lost', () => {
    expect(attributeFault({ ...inRoom, troubles: [trouble('connection_lost', 'office', later(5))] }).finding).toBe(
      'took_place',
    )
  })
})

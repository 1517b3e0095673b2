import { describe, expect, it } from 'vitest'
import { type Displaced, type OfficeSlots, placeAnew } from './replacements.ts'

const SHAPE = { durationMinutes: 20, bufferBeforeMinutes: 0, bufferAfterMinutes: 5 }
const slots = (resourceIds: string[], ...starts: number[]) =>
  starts.map((start) => ({ start, offset: 60, free: resourceIds.length, resourceIds }))
const office = (officeId: string, found: ReturnType<typeof slots>): OfficeSlots => ({
  offeringId: `offering of ${officeId}`,
  officeId,
  slots: found,
})
const visit = (appointmentId: string, start: number): Displaced => ({
  appointmentId,
  officeId: 'own',
  start,
  shape: SHAPE,
})
const startsOf = (displaced: Displaced[], offices: OfficeSlots[]) =>
  [...placeAnew(displaced, offices, new Map())].map(([id, { start }]) => `${id} ${start}`)

describe('placing appointments anew', () => {
  it('takes the nearest start, the later of two that are equally near, and never the old one', () => {
    expect(startsOf([visit('a', 600)], [office('own', slots(['r'], 500, 560, 600, 640, 700))])).toEqual(['a 640'])
    expect(startsOf([visit('a', 600)], [office('own', slots(['r'], 500, 590))])).toEqual(['a 590'])
  })

  it('stays at the same office as long as it has any time, however far', () => {
    const offices = [office('other', slots(['x'], 610)), office('own', slots(['r'], 9000))]
    expect(startsOf([visit('a', 600)], offices)).toEqual(['a 9000'])
    expect(startsOf([visit('a', 600)], [office('other', slots(['x'], 610)), office('own', [])])).toEqual(['a 610'])
  })

  it('gives nobody a time that overlaps one given before, buffers included', () => {
    const offices = [office('own', slots(['r'], 600, 620, 640, 645))]
    expect(startsOf([visit('a', 590), visit('b', 595), visit('c', 598)], offices)).toEqual(['a 600', 'b 640'])
  })

  it('uses everybody who is free at a start', () => {
    expect(startsOf([visit('a', 590), visit('b', 590)], [office('own', slots(['r', 's'], 600))])).toEqual([
      'a 600',
      'b 600',
    ])
  })
})

import { describe, expect, test } from 'vitest'
import {
  BAD_FOR_MS,
  GOOD_FOR_MS,
  keepQuiet,
  LADDER_START,
  measure,
  NOTHING_FOR_MS,
  proposeLevel,
  QUIET_MS,
} from './media-level.ts'

const T = 1_000_000

describe('a connection that carries badly', () => {
  const bad = measure(LADDER_START, 'badly', T)

  test('asks for the next rung, one at a time, and at last for the phone', () => {
    const at = T + BAD_FOR_MS
    expect(proposeLevel(bad, 'video', null, at)).toBe('low_data')
    expect(proposeLevel(bad, 'low_data', 'measured', at)).toBe('audio')
    expect(proposeLevel(bad, 'audio', 'chosen', at)).toBe('phone')
  })

  test('asks for nothing in a bad moment', () => {
    expect(proposeLevel(bad, 'video', null, T + BAD_FOR_MS - 1)).toBeNull()
    const recovered = measure(measure(bad, 'well', T + 5_000), 'badly', T + 6_000)
    expect(proposeLevel(recovered, 'video', null, T + BAD_FOR_MS)).toBeNull()
  })

  test('is not brought up again for a minute after a no', () => {
    const refused = keepQuiet(bad, T + 10_000)
    expect(proposeLevel(refused, 'video', null, T + 10_000 + QUIET_MS - 1)).toBeNull()
    expect(proposeLevel(refused, 'video', null, T + 10_000 + QUIET_MS)).toBe('low_data')
  })

  test('counts from the first of several equal measurements', () => {
    const again = measure(bad, 'badly', T + 7_000)
    expect(proposeLevel(again, 'video', null, T + BAD_FOR_MS)).toBe('low_data')
  })
})

test('where nothing arrives any more the phone is asked for at once, whatever the rung', () => {
  const gone = measure(LADDER_START, 'nothing', T)
  expect(proposeLevel(gone, 'video', null, T + NOTHING_FOR_MS - 1)).toBeNull()
  expect(proposeLevel(gone, 'video', null, T + NOTHING_FOR_MS)).toBe('phone')
})

describe('a connection that is good again', () => {
  const good = measure(LADDER_START, 'well', T)
  const at = T + GOOD_FOR_MS

  test('offers the picture back where the connection had taken it', () => {
    expect(proposeLevel(good, 'audio', 'measured', at)).toBe('video')
    expect(proposeLevel(good, 'audio', 'measured', at - 1)).toBeNull()
  })

  test('leaves alone who chose the rung, and who has the picture', () => {
    expect(proposeLevel(good, 'low_data', 'chosen', at)).toBeNull()
    expect(proposeLevel(good, 'video', 'measured', at)).toBeNull()
  })
})

test('before the first measurement nothing is proposed', () => {
  expect(proposeLevel(LADDER_START, 'video', null, T)).toBeNull()
})

import { expect, test } from 'vitest'
import { classifyFailure, isMediaServerAway, MediaServerAway } from './away.ts'

const named = (name: string) => Object.assign(new Error('x'), { name })

test.each([
  [{ status: 404 }, 'absent'],
  [{ status: 400 }, 'mistake'],
  [{ status: 409 }, 'mistake'],
] as const)('%o is %s', (error, meaning) => {
  expect(classifyFailure(error)).toBe(meaning)
})

test.each([
  [{ status: 401 }, 'key_refused'],
  [{ status: 403 }, 'key_refused'],
  [{ status: 500 }, 'failing'],
  [{ status: 503 }, 'failing'],
  [named('TimeoutError'), 'timeout'],
  [new TypeError('fetch failed'), 'unreachable'],
] as const)('%o means that the media server is away: %s', (error, reason) => {
  expect(classifyFailure(error)).toMatchObject({ reason })
})

test('an outage is known by its name and says nothing but its reason', () => {
  expect(isMediaServerAway(new MediaServerAway('timeout'))).toBe(true)
  expect(isMediaServerAway(new Error('timeout'))).toBe(false)
  expect(new MediaServerAway('timeout').message).toBe('media server away: timeout')
})

import { expect, test } from 'vitest'
import { waitAfterAttempt } from './check-schedule.ts'

test('a scanner that is away is asked quickly at first and then every five minutes', () => {
  expect([0, 1, 2, 5, 6, 7, 1000].map(waitAfterAttempt)).toEqual([5, 10, 20, 160, 300, 300, 300])
})

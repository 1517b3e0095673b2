import { expect, test } from 'vitest'
import { splitMinutes } from './lead-time.ts'

test.each([
  [0, 0, 'minutes'],
  [45, 45, 'minutes'],
  [90, 90, 'minutes'],
  [120, 2, 'hours'],
  [1440, 1, 'days'],
  [2160, 36, 'hours'],
] as const)('%i minutes are shown as %i %s', (minutes, value, unit) => {
  expect(splitMinutes(minutes)).toEqual({ value, unit })
})

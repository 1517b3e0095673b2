import { expect, test } from 'vitest'
import { deviceState, mediaProblem } from './media-problem.ts'

const named = (name: string) => Object.assign(new Error('x'), { name })

test.each([
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'missing'],
  ['OverconstrainedError', 'missing'],
  ['NotReadableError', 'in_use'],
  ['AbortError', 'in_use'],
  ['TypeError', 'failed'],
] as const)('%s means %s', (name, problem) => {
  expect(mediaProblem(named(name))).toBe(problem)
})

test('a device is ok, off, or has a problem', () => {
  expect(deviceState(true, null)).toBe('ok')
  expect(deviceState(false, null)).toBe('off')
  expect(deviceState(false, 'denied')).toBe('denied')
})

import { expect, test } from 'vitest'
import { processIdentity } from './process-identity.ts'
import { startService } from './processes.ts'
import { findRunning } from './run-records.ts'
import { formatElapsed } from './steps.ts'

test('a process that runs has an identity, a process that ended has none', async () => {
  const service = startService({
    name: `probe-${process.pid}`,
    command: process.execPath,
    args: ['-e', 'setInterval(() => {}, 1000)'],
    output: { log: () => undefined },
  })
  expect(processIdentity(service.pid)).not.toBeNull()
  expect(findRunning(service.name)).toBe(service.pid)
  await service.stop()
  expect(processIdentity(service.pid)).toBeNull()
  expect(findRunning(service.name)).toBeNull()
})

test.each([
  [340, '340 ms'],
  [4210, '4.2 s'],
  [125_000, '2 min 05 s'],
])('%i milliseconds read as %s', (milliseconds, text) => {
  expect(formatElapsed(milliseconds)).toBe(text)
})

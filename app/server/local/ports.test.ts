import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { assertPortFree, findFreePorts, readPorts } from './ports.ts'

test('every port has a default and can be changed by its variable', () => {
  expect(readPorts({})).toMatchObject({ app: 3000, postgres: 54_329, livekit: 7880, clamd: 3310 })
  expect(readPorts({ PORT: '4000', CLAMD_PORT: '' })).toMatchObject({ app: 4000, clamd: 3310 })
})

test.each(['abc', '0', '70000', '80.5'])('PORT=%s is refused by name', (PORT) => {
  expect(() => readPorts({ PORT })).toThrow('PORT must be a port')
})

test('a busy port is named together with who wanted it and the variable that changes it', async () => {
  const { app } = await findFreePorts()
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(app, '127.0.0.1', resolve))
  await expect(assertPortFree('app', app)).rejects.toThrow(
    `Port ${app} (tcp) is in use by another program, but the web server needs it. End that program, or choose another port: PORT=${app + 1}`,
  )
  await new Promise((resolve) => other.close(resolve))
  await expect(assertPortFree('app', app)).resolves.toBeUndefined()
})

import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { canInstallPackages, installPackages } from '#app/server/local/debian-package.ts'
import { startService, waitUntilReady } from '#app/server/local/processes.ts'
import type { Log } from '#app/server/local/steps.ts'

const places = ['redis-server', 'valkey-server'].flatMap((name) =>
  ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'].map((folder) => `${folder}/${name}`),
)

/**
 * Path of Redis or Valkey as installed, else from the distribution as root on Debian.
 *
 * @throws Error when there is none and none can be had.
 */
export async function findRedisProgram(log: Log): Promise<string> {
  const find = () => places.find((place) => existsSync(place))
  if (!find() && (await canInstallPackages())) await installPackages(['redis-server'], log)
  const program = find()
  if (!program) throw new Error('The test of several media servers needs Redis or Valkey on this machine')
  return program
}

/** A Redis on 127.0.0.1 that keeps nothing. */
export async function startRedis(
  port: number,
  logFile: string,
  log: Log,
): Promise<{ address: string; stop(): Promise<void> }> {
  const service = startService({
    name: `redis-${port}`,
    command: await findRedisProgram(log),
    args: ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no'],
    output: { file: logFile },
  })
  await waitUntilReady(service, async () => (await askRedis(port, 'PING')).includes('PONG'), {
    timeout: 10_000,
    logFile,
  })
  return { address: `127.0.0.1:${port}`, stop: service.stop }
}

/** Sends one command and answers what came back, as the protocol writes it (https://redis.io/docs/reference/protocol-spec). */
export function askRedis(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.end(`${command}\r\n`))
    socket.on('data', (data) => {
      answer += data
    })
    socket.once('error', reject)
    socket.once('close', () => resolve(answer))
  })
}

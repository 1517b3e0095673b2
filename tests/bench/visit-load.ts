import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLivekit } from '#app/server/local/livekit.ts'
import { findFreePorts } from '#app/server/local/ports.ts'
import { dataFolder } from '#app/server/local/project.ts'
import { runCommand } from '#app/server/local/run-command.ts'

const source = join(import.meta.dirname, 'visit-load')
const program = join(dataFolder, 'bin', 'visit-load')

/** Tried in turn until one is too many; in visits at once. */
const STEPS = [5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60]
const SECONDS = 10
/** 1.7 Mbit/s are sent; less than 95 % of it received, or one packet of a hundred lost, is seen and heard. */
const LEAST_KBIT = 0.95 * 1700
const MOST_LOST = 0.01

type Report = { leastKbitPerSecond: number; lostShare: number }

/**
 * The largest number of two-party visits at 720p in which every party receives the whole picture of the other: a media server of its own and
 * the program in visit-load/ that sends and receives, both on this machine's cores, so that the server alone carries more.
 */
export async function measureVisitLoad(): Promise<Record<string, unknown>> {
  await buildProgram()
  const folder = await mkdtemp(join(tmpdir(), 'sprechzeit-load-'))
  const ports = await findFreePorts()
  const log = (line: string) => void process.stderr.write(`${line}\n`)
  const server = await startLivekit({ ports, webhookUrl: 'http://127.0.0.1:9/', dataDir: folder, log })
  if (!server) throw new Error('There is no media server on this machine')
  try {
    let carried = 0
    for (const visits of STEPS) {
      const report = await runLoad(server, visits)
      log(`${visits} visits: ${JSON.stringify(report)}`)
      if (!report || report.leastKbitPerSecond < LEAST_KBIT || report.lostShare > MOST_LOST) break
      carried = visits
    }
    return { value: carried, unit: 'visits' }
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** null: the parties did not even all get in. */
async function runLoad(
  server: { url: string; apiKey: string; apiSecret: string },
  visits: number,
): Promise<Report | null> {
  const args = ['-url', server.url, '-visits', String(visits), '-seconds', String(SECONDS)]
  const env = { ...process.env, LIVEKIT_API_KEY: server.apiKey, LIVEKIT_API_SECRET: server.apiSecret }
  const printed = await runCommand(program, args, { env }).catch(() => null)
  const line = printed?.split('\n').find((candidate) => candidate.startsWith('{'))
  return line ? (JSON.parse(line) as Report) : null
}

/** Go compares the sources itself and does nothing when they are built already. */
async function buildProgram(): Promise<void> {
  await mkdir(join(dataFolder, 'bin'), { recursive: true })
  process.stderr.write('Building the load program with Go; the first time takes two to three minutes\n')
  await runCommand('go', ['build', '-trimpath', '-buildvcs=false', '-o', program, '.'], {
    cwd: source,
    env: { ...process.env, CGO_ENABLED: '0' },
  }).catch((error: Error) => {
    throw new Error(`The load program needs Go: ${error.message}`)
  })
}

import { hostname } from 'node:os'
import { Logger, parseCrontab, run } from 'graphile-worker'
import { startClock } from '#app/lib/clock.ts'
import { readConfig } from '#app/lib/config.ts'
import { createLog, type Log } from '#app/lib/log.ts'
import { openDb } from '#prisma/sql.ts'
import { createRoomService } from '#rooms/livekit/room-service.ts'
import { CRONTAB, jobs, type WorkerContext } from './jobs.ts'
import { startRounds } from './rounds.ts'
import { handleUncaught } from './uncaught.ts'

const CONCURRENCY = 4
// Jobs end within seconds; what takes longer is given back and starts again elsewhere.
const GRACE_MS = 10_000

const config = readConfig(process.env)
const log = createLog(config.logLevel, 'worker')
handleUncaught(log)
const db = openDb(config.databaseUrl, { max: config.databaseConnections, applicationName: 'sprechzeit worker' })
const context: WorkerContext = {
  db,
  now: startClock(config.clock),
  config,
  log,
  rooms: config.mediaServer ? createRoomService(config.mediaServer) : null,
}

const runner = await run({
  connectionString: config.databaseUrl,
  maxPoolSize: CONCURRENCY + 2,
  concurrency: CONCURRENCY,
  taskList: jobs(context),
  parsedCronItems: parseCrontab(CRONTAB),
  noHandleSignals: true,
  gracefulShutdownAbortTimeout: GRACE_MS,
  logger: jobLogger(log),
})
const stopRounds = startRounds(context, `${hostname()} ${process.pid}`)
log.info('worker ready')

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void shutDown())
// The runner ends by itself when it can no longer work; whatever supervises this process then starts a new one.
runner.promise.then(
  () => process.exit(0),
  (error: unknown) => {
    log.error({ err: error }, 'worker stopped')
    process.exit(1)
  },
)

async function shutDown(): Promise<void> {
  await stopRounds()
  await runner.stop()
  await db.close()
}

function jobLogger(target: Log): Logger {
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const
  return new Logger(() => (level, message) => target[levels[level]](message))
}

import { watchSchedule } from '#app/features/scheduling/watch-schedule.server.ts'
import { startClock } from '#app/lib/clock.ts'
import type { Config } from '#app/lib/config.ts'
import { createLog } from '#app/lib/log.ts'
import { createThrottle, type RunStatement } from '#app/lib/throttle.ts'
import { openPrisma } from '#prisma/client.ts'
import { openDb } from '#prisma/sql.ts'
import { createRoomService } from '#rooms/livekit/room-service.ts'
import type { ProcessContext } from './context.ts'
import { openEventHub } from './event-hub.ts'

const MINUTE = 60

/** Opens everything that lives as long as the web process. `close` gives it back. */
export async function openProcessContext(
  config: Config,
  name: string,
): Promise<ProcessContext & { close(): Promise<void> }> {
  const log = createLog(config.logLevel, name)
  const db = openDb(config.databaseUrl, { max: config.databaseConnections, applicationName: `sprechzeit ${name}` })
  const prisma = openPrisma(config.databaseUrl, { max: Math.max(2, Math.floor(config.databaseConnections / 2)) })
  const run: RunStatement = async (text, values) => {
    const rows = await db.sql.unsafe(text, values as never[])
    return { rows: rows.map((row) => ({ ...row })), rowCount: rows.count }
  }
  const events = await openEventHub(db, log)
  const schedule = watchSchedule(db, config.databaseUrl)
  return {
    db,
    prisma,
    now: startClock(config.clock),
    config,
    log,
    events,
    rooms: config.mediaServer ? createRoomService(config.mediaServer) : null,
    throttles: {
      lookup: createThrottle(run, 'lookup', 10, 10 * MINUTE),
      signIn: createThrottle(run, 'sign-in', 8, 10 * MINUTE),
      signInNetwork: createThrottle(run, 'sign-in-network', 60, 10 * MINUTE),
      grabbing: {
        hold: createThrottle(run, 'hold', config.limits.holdsPerNetwork, 10 * MINUTE),
        holdForOffice: createThrottle(run, 'hold-office', config.limits.holdsPerNetworkAndOffice, 10 * MINUTE),
        request: createThrottle(run, 'request', config.limits.requestsPerNetwork, 60 * MINUTE),
        requestForOffice: createThrottle(run, 'request-office', config.limits.requestsPerNetworkAndOffice, 60 * MINUTE),
        calmNetwork: createThrottle(run, 'calm-network', config.limits.proofAfterHoldsPerNetwork, 10 * MINUTE),
        calmOffice: createThrottle(run, 'calm-office', config.limits.proofAfterHoldsPerOffice, 10 * MINUTE),
      },
      feed: createThrottle(run, 'feed', 60, 10 * MINUTE),
      feedMiss: createThrottle(run, 'feed-miss', 60, 10 * MINUTE),
      calendarCheck: createThrottle(run, 'calendar-check', 20, 10 * MINUTE),
      upload: createThrottle(run, 'upload', 60, 60 * MINUTE),
    },
    async close() {
      events.close()
      await schedule.close()
      await Promise.allSettled([db.close(), prisma.$disconnect()])
    },
  }
}

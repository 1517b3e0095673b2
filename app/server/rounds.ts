import { CALL_EVERY_SECONDS, callBackIn } from '#app/features/visits/call-back-in.server.ts'
import { RECONCILE_EVERY_SECONDS, reconcileRooms } from '#app/features/visits/reconcile-rooms.server.ts'
import { isMediaServerAway } from '#rooms/livekit/away.ts'
import type { WorkerContext } from './jobs.ts'

const HEARTBEAT_MS = 10_000

/**
 * What goes round more often than a minute, outside the job queue: the worker's sign of life and the comparison of rooms with the
 * database. The answer stops the rounds and waits for the one under way.
 */
export function startRounds(context: WorkerContext, name: string): () => Promise<void> {
  const rounds = [
    repeat(context, HEARTBEAT_MS, 'heartbeat', () => beat(context, name)),
    repeat(context, RECONCILE_EVERY_SECONDS * 1000, 'reconcile rooms', async () => {
      if (context.rooms) await reconcileRooms(context.db, context.rooms, context.now())
    }),
    repeat(context, CALL_EVERY_SECONDS * 1000, 'call back in', async () => {
      await callBackIn(context.db, context.now())
    }),
  ]
  return async () => {
    await Promise.all(rounds.map((stop) => stop()))
  }
}

function repeat(context: WorkerContext, pause: number, what: string, work: () => Promise<void>): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const go = () => {
    running = work()
      .catch((error: unknown) => {
        if (isMediaServerAway(error)) context.log.warn({ reason: error.reason }, `${what}: the media server is away`)
        else context.log.error({ err: error }, `${what} failed`)
      })
      .then(() => {
        if (!stopped) timer = setTimeout(go, pause)
      })
  }
  go()
  return () => {
    stopped = true
    clearTimeout(timer)
    return running
  }
}

async function beat(context: WorkerContext, name: string): Promise<void> {
  const facts = {
    scanner: context.config.scanner?.signatures ?? 'none',
    mediaServer: context.rooms ? await context.rooms.health() : null,
  }
  await context.db.sql`
    INSERT INTO process_heartbeat (name, seen_at, facts) VALUES (${name}, ${context.now()}, ${context.db.sql.json(facts)})
    ON CONFLICT (name) DO UPDATE SET seen_at = EXCLUDED.seen_at, facts = EXCLUDED.facts`
  await context.db.sql`DELETE FROM process_heartbeat WHERE seen_at < ${context.now().subtract({ hours: 1 })}`
}

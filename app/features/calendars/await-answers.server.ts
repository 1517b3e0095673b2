import { setTimeout as delay } from 'node:timers/promises'
import { WORKER_SILENT_AFTER_SECONDS } from '#app/features/system/system-state.ts'
import type { Db } from '#prisma/sql.ts'

const LONGEST_MS = 8000
const PAUSE_MS = 150

/**
 * Waits until the worker has asked these calendars, 8 s at most, so that a page without scripts can say what came of it. Not at all without
 * a worker. `since`: when each was asked last before.
 */
export async function awaitAnswers(
  db: Db,
  since: ReadonlyMap<string, Temporal.Instant | null>,
  now: Temporal.Instant,
): Promise<void> {
  const [worker] = await db.sql`
    SELECT FROM process_heartbeat WHERE seen_at > ${now.subtract({ seconds: WORKER_SILENT_AFTER_SECONDS })} LIMIT 1`
  if (!worker) return
  for (let waited = 0; waited < LONGEST_MS; waited += PAUSE_MS) {
    const rows = await db.sql<{ id: string; attemptedAt: Temporal.Instant | null }[]>`
      SELECT id, attempted_at FROM calendar_source WHERE id = ANY(${[...since.keys()]}::uuid[])`
    if (rows.every(({ id, attemptedAt }) => attemptedAt?.toString() !== since.get(id)?.toString())) return
    await delay(PAUSE_MS)
  }
}

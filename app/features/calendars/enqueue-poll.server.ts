import type { Reader } from '#prisma/sql.ts'

/** The worker's task that asks one calendar. */
export const POLL_TASK = 'poll_calendar'

/** At most this many calendars are asked at a time, so that slow ones never keep mails waiting. */
const LANES = 2

/**
 * Queues the question to one calendar, once, in the caller's transaction. `evenEarly`: its owner wants to know now.
 */
export async function enqueuePoll(sql: Reader, sourceId: string, { evenEarly }: { evenEarly: boolean }): Promise<void> {
  const lane = Number.parseInt(sourceId.slice(0, 8), 16) % LANES
  await sql`
    SELECT graphile_worker.add_job(${POLL_TASK}, ${JSON.stringify({ sourceId, evenEarly })}::text::json,
      queue_name => ${`calendars ${lane}`}, job_key => ${`${POLL_TASK} ${sourceId}`}, max_attempts => 1,
      priority => ${evenEarly ? 0 : 10})`
}

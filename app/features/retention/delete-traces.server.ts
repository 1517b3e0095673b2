import type { Db } from '#prisma/sql.ts'
import { EVENT_KEPT_DAYS, FAILED_JOB_KEPT_DAYS, WEBHOOK_KEPT_DAYS } from './keeping-times.ts'

/** Deletes what running the product leaves behind and nobody needs any more: old events, ids of webhooks, sessions, counters, dead jobs. */
export async function deleteTraces(db: Db, now: Temporal.Instant): Promise<void> {
  const days = (count: number) => now.subtract({ hours: 24 * count })
  await db.sql`DELETE FROM event WHERE at < ${days(EVENT_KEPT_DAYS)}`
  await db.sql`DELETE FROM webhook_event WHERE received_at < ${days(WEBHOOK_KEPT_DAYS)}`
  await db.sql`DELETE FROM staff_session WHERE expires_at < ${now}`
  await db.sql`DELETE FROM throttle WHERE expire < ${now.epochMilliseconds}`
  await db.sql`
    SELECT FROM graphile_worker.complete_jobs(ARRAY(
      SELECT id FROM graphile_worker.jobs
      WHERE attempts >= max_attempts AND locked_at IS NULL AND updated_at < ${days(FAILED_JOB_KEPT_DAYS)}))`
}

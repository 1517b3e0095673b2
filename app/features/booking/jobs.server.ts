import type { Db } from '#prisma/sql.ts'
import { expireRequests } from './expire-requests.server.ts'

/** The worker runs this every minute; see `BOOKING_CRON`. */
export const SWEEP_TASK = 'expire_requests'

/** graphile-worker crontab line: every minute, and not a second one beside a slow one. */
export const BOOKING_CRON = `* * * * * ${SWEEP_TASK} ?max=1&jobKey=${SWEEP_TASK}`

/** Ends what ran out, batch after batch, until nothing is left. */
export async function sweep(db: Db, now: Temporal.Instant): Promise<void> {
  while ((await expireRequests(db, now)) > 0);
}

import type { Now } from '#app/lib/clock.ts'
import type { Log } from '#app/lib/log.ts'
import type { Db } from '#prisma/sql.ts'
import { deletePersonalData } from './delete-personal-data.server.ts'
import { deleteTraces } from './delete-traces.server.ts'

const TASK = 'delete_personal_data'

/** graphile-worker crontab line: every hour, after the documents; made up for when the worker was down. */
export const RETENTION_CRON = `37 * * * * ${TASK} ?max=1&fill=2h`

export function retentionTasks({ db, now, log }: { db: Db; now: Now; log: Log }) {
  return {
    [TASK]: async (): Promise<void> => {
      const cleared = await deletePersonalData(db, now())
      await deleteTraces(db, now())
      if (cleared > 0) log.info({ cleared }, 'personal data deleted after their time')
    },
  }
}

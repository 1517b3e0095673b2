import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import type { Now } from '#app/lib/clock.ts'
import type { Config } from '#app/lib/config.ts'
import type { Log } from '#app/lib/log.ts'
import type { Db } from '#prisma/sql.ts'
import { enqueueDuePolls } from './enqueue-due-polls.server.ts'
import { POLL_TASK } from './enqueue-poll.server.ts'
import { pollSource } from './poll-source.server.ts'

const DUE_TASK = 'poll_due_calendars'

/** Every minute, and not a second one beside a slow one. */
export const CALENDAR_CRON = `* * * * * ${DUE_TASK} ?max=1&jobKey=${DUE_TASK}`

const payloadSchema = z.object({ sourceId: z.uuid(), evenEarly: z.boolean() })

type CalendarJobs = { db: Db; now: Now; log: Log; config: Pick<Config, 'documentKey' | 'calendars'> }

/** The worker's tasks for calendars elsewhere. */
export function calendarTasks({ db, now, log, config }: CalendarJobs): TaskList {
  const context = { db, installationKey: config.documentKey, rules: config.calendars }
  return {
    [DUE_TASK]: async () => {
      await enqueueDuePolls(db, now())
    },
    [POLL_TASK]: async (payload: unknown) => {
      const question = payloadSchema.parse(payload)
      const code = await pollSource(context, question, now())
      if (code) log.info({ sourceId: question.sourceId, code }, 'a calendar could not be read')
    },
  }
}

import type { TaskList } from 'graphile-worker'
import { BOOKING_CRON, SWEEP_TASK, sweep } from '#app/features/booking/jobs.server.ts'
import { CALENDAR_CRON, calendarTasks } from '#app/features/calendars/jobs.server.ts'
import { DOCUMENT_CRON, documentTasks } from '#app/features/documents/jobs.server.ts'
import { NOTICE_CRONTAB, noticeTasks } from '#app/features/notices/jobs.server.ts'
import { PROPOSAL_CRON, proposalTasks } from '#app/features/proposals/jobs.server.ts'
import { RETENTION_CRON, retentionTasks } from '#app/features/retention/jobs.server.ts'
import { openMailer } from '#emails/transport.ts'
import type { ProcessContext } from './context.ts'

export type WorkerContext = Pick<ProcessContext, 'db' | 'now' | 'config' | 'log' | 'rooms'>

export const CRONTAB = [BOOKING_CRON, PROPOSAL_CRON, CALENDAR_CRON, NOTICE_CRONTAB, DOCUMENT_CRON, RETENTION_CRON].join(
  '\n',
)

/** Every task of the worker by its name. */
export function jobs(context: WorkerContext): TaskList {
  const { db, now, config, log } = context
  const mailer = openMailer(config.smtpUrl)
  return {
    [SWEEP_TASK]: () => sweep(db, now()),
    ...proposalTasks(context),
    ...calendarTasks(context),
    ...documentTasks(context),
    ...retentionTasks(context),
    ...noticeTasks({
      db,
      now,
      log,
      mailer,
      settings: { tokenKey: config.tokenKey, publicUrl: config.publicUrl, mailFrom: config.mailFrom },
    }),
  }
}

import type { TaskList } from 'graphile-worker'
import { BOOKING_CRON, SWEEP_TASK, sweep } from '#app/features/booking/jobs.server.ts'
import type { ProcessContext } from './context.ts'

export type WorkerContext = Pick<ProcessContext, 'db' | 'now' | 'config' | 'log' | 'rooms'>

export const CRONTAB = [BOOKING_CRON].join('\n')

/** Every task of the worker by its name. */
export function jobs(context: WorkerContext): TaskList {
  return {
    [SWEEP_TASK]: () => sweep(context.db, context.now()),
  }
}

import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { type NoticeDeps, sendNotice } from './send-notice.server.ts'
import { sweepNotices } from './sweep-notices.server.ts'

const payloadSchema = z.object({ noticeId: z.uuid() })

/**
 * The worker's tasks for notices. Each running `send-notice` keeps one connection of `deps.db` for itself and needs a second one for a
 * moment: the pool has to be larger than the worker's concurrency.
 */
export function noticeTasks(deps: NoticeDeps): TaskList {
  return {
    'send-notice': async (payload: unknown) => sendNotice(deps, payloadSchema.parse(payload).noticeId),
    'sweep-notices': async () => {
      const found = await sweepNotices(deps.db, deps.now())
      if (found > 0) deps.log.warn({ found }, 'took up stranded notices')
    },
  }
}

/** Line for the worker's crontab: every minute; missed minutes need no catching up. */
export const NOTICE_CRONTAB = '* * * * * sweep-notices ?max=3'

import type { Now } from '#app/lib/clock.ts'
import type { Log } from '#app/lib/log.ts'
import { checkDocument } from './check-document.server.ts'
import { deleteDueDocuments } from './delete-due-documents.server.ts'
import { CHECK_JOB } from './enqueue-check.server.ts'
import type { DocumentContext } from './receive-document.server.ts'
import { sweepFolder } from './sweep-folder.server.ts'

/** Enough for 20 MB on a scanner with all signatures under load. */
const SCAN_TIMEOUT_MS = 60_000

export type JobContext = DocumentContext & { now: Now; log: Log }

/** What the worker does for documents, by task name. */
export function documentTasks(context: JobContext) {
  return {
    [CHECK_JOB]: async (payload: unknown): Promise<void> => {
      const { documentId } = payload as { documentId: string }
      const { state, reason } = await checkDocument(context, documentId, context.now(), SCAN_TIMEOUT_MS)
      if (reason) context.log.warn({ documentId, reason }, 'virus scanner gave no verdict, document stays closed')
      else context.log.info({ documentId, state }, 'document checked')
    },
    delete_due_documents: async (): Promise<void> => {
      const deleted = await deleteDueDocuments(context, context.now())
      const swept = await sweepFolder(context)
      if (deleted + swept > 0) context.log.info({ deleted, swept }, 'documents deleted after their time')
    },
  }
}

/** graphile-worker crontab line: every hour. */
export const DOCUMENT_CRON = '7 * * * * delete_due_documents ?max=1'

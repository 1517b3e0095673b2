import type { Tx } from '#prisma/sql.ts'

export const CHECK_JOB = 'check_document'

/** Has the worker check one document in `waitSeconds`. There is one such job a document; a later call moves it. */
export async function enqueueCheck(tx: Tx, documentId: string, waitSeconds: number): Promise<void> {
  await tx`
    SELECT graphile_worker.add_job(${CHECK_JOB}, ${JSON.stringify({ documentId })}::text::json,
      job_key := ${`${CHECK_JOB}:${documentId}`}, run_at := now() + make_interval(secs => ${waitSeconds}), max_attempts := 25)`
}

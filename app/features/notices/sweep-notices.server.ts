import { recordEvent } from '#app/features/audit/record.server.ts'
import type { Db } from '#prisma/sql.ts'
import { JOB_ATTEMPTS, jobKey } from './kinds.ts'

type Stranded = { id: string; kind: string; appointmentId: string; departmentId: string; isExhausted: boolean }

/**
 * Finds notices that wait but that no job will send: the worker was killed while it had the job, or the job failed too often. The first get
 * a new job, the second become `failed` with an event. A job of a living worker that is merely slow does no harm: only one can hold the
 * notice's lock. `graceSeconds` is the time a job or a fresh notice is given before it counts as stranded.
 *
 * @returns how many notices were taken up.
 */
export async function sweepNotices(db: Db, now: Temporal.Instant, graceSeconds = 60): Promise<number> {
  return db.transaction(async (tx) => {
    const stranded = await tx<Stranded[]>`
      SELECT n.id, n.kind, n.appointment_id, a.department_id, coalesce(j.locked_at IS NULL AND j.attempts >= j.max_attempts, false) AS is_exhausted
      FROM notice n JOIN appointment a ON a.id = n.appointment_id LEFT JOIN graphile_worker.jobs j ON j.key = 'notice:' || n.id
      WHERE n.state = 'queued' AND n.queued_at <= ${now.subtract({ seconds: graceSeconds })}
        AND (j.id IS NULL OR j.locked_at <= now() - make_interval(secs => ${graceSeconds}) OR (j.locked_at IS NULL AND j.attempts >= j.max_attempts))
      FOR UPDATE OF n SKIP LOCKED`
    for (const notice of stranded) {
      if (notice.isExhausted) {
        await tx`UPDATE notice SET state = 'failed', reason = 'unexpected_fault' WHERE id = ${notice.id}`
        const { departmentId, appointmentId, id, kind } = notice
        await recordEvent(tx, { type: 'notice_failed', departmentId, appointmentId, data: { noticeId: id, kind }, now })
      } else {
        await tx`
          SELECT graphile_worker.add_job('send-notice', json_build_object('noticeId', ${notice.id}::text), job_key => ${jobKey(notice.id)},
            max_attempts => ${JOB_ATTEMPTS})`
      }
    }
    return stranded.length
  })
}

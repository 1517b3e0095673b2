import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import type { Db } from '#prisma/sql.ts'
import { freeTime } from './free-time.server.ts'

const BATCH = 200
/** How long what was typed outlives its hold, so that somebody who was called away finds the form as it was. */
const DRAFT_KEPT_MINUTES = 120

/**
 * Housekeeping: marks requests that nobody confirmed as expired and gives their time back, and removes abandoned holds with all that was
 * typed in them. Nobody depends on it: whoever needs an expired time takes it anyway. Rows that are being used are left for the next round.
 *
 * @returns how many requests expired.
 */
export async function expireRequests(db: Db, now: Temporal.Instant): Promise<number> {
  const expired = await db.transaction(async (tx) => {
    const due = await tx<{ id: string; departmentId: string }[]>`
      SELECT id, department_id FROM appointment WHERE state = 'requested' AND expires_at <= ${now}
      ORDER BY expires_at LIMIT ${BATCH} FOR NO KEY UPDATE SKIP LOCKED`
    if (due.length === 0) return 0
    const ids = due.map((row) => row.id)
    for (const appointmentId of ids) await freeTime(tx, { appointmentId, now })
    await tx`UPDATE appointment SET state = 'expired', expires_at = NULL, ended_at = ${now}, version = version + 1 WHERE id IN ${tx(ids)}`
    for (const { id, departmentId } of due) {
      await recordAudit(tx, {
        type: 'appointment_expired',
        by: { kind: 'system' },
        appointmentId: id,
        departmentId,
        now,
      })
      await recordEvent(tx, { type: 'appointment_expired', appointmentId: id, departmentId, now })
    }
    return due.length
  })
  await db.sql`
    DELETE FROM appointment WHERE id IN (
      SELECT id FROM appointment WHERE state = 'held' AND expires_at <= ${now.subtract({ minutes: DRAFT_KEPT_MINUTES })}
      LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`
  return expired
}

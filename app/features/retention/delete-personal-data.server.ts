import { recordAudit } from '#app/features/audit/record.server.ts'
import type { Db, Tx } from '#prisma/sql.ts'
import { EXPIRED_KEPT_HOURS } from './keeping-times.ts'

/** Appointments a transaction: short locks, and progress survives a stop. */
const BATCH = 100

/**
 * Deletes who it was, what they wished, wrote, said and sent, from every appointment whose time has come: the department's days after its
 * end, after its cancellation if that was earlier, or a day after it expired. What stays is what figures are made of: service, office,
 * mode, times, state and how long people waited. It cannot be undone, and running it again changes nothing.
 *
 * Files of documents go by their own rule, which never keeps them longer; with the rows their keys are gone in any case.
 *
 * @returns how many appointments were cleared.
 */
export async function deletePersonalData(db: Db, now: Temporal.Instant): Promise<number> {
  let cleared = 0
  for (;;) {
    const due = await db.transaction((tx) => clearBatch(tx, now))
    cleared += due
    if (due < BATCH) return cleared
  }
}

async function clearBatch(tx: Tx, now: Temporal.Instant): Promise<number> {
  const due = await tx<{ id: string; departmentId: string }[]>`
    SELECT a.id, a.department_id
    FROM appointment a JOIN department d ON d.id = a.department_id
    WHERE a.personal_data_deleted_at IS NULL AND a.state NOT IN ('held', 'requested')
      AND ${now}::timestamptz >= CASE
        WHEN a.state = 'expired' THEN coalesce(a.ended_at, a.ends_at) + make_interval(hours => ${EXPIRED_KEPT_HOURS})
        ELSE CASE WHEN a.state = 'cancelled' THEN least(a.ends_at, coalesce(a.ended_at, a.ends_at)) ELSE a.ends_at END
          + make_interval(days => d.appointment_retention_days)
      END
    ORDER BY a.ends_at LIMIT ${BATCH} FOR UPDATE OF a SKIP LOCKED`
  if (due.length === 0) return 0
  const ids = due.map((row) => row.id)
  await clearRows(tx, ids, now)
  for (const { id, departmentId } of due)
    await recordAudit(tx, {
      type: 'personal_data_deleted',
      by: { kind: 'system' },
      departmentId,
      appointmentId: id,
      now,
    })
  return due.length
}

async function clearRows(tx: Tx, ids: string[], now: Temporal.Instant): Promise<void> {
  await tx`
    UPDATE appointment SET hold_token_hash = NULL, confirm_token_hash = NULL, manage_token_hash = NULL, code = NULL,
      form_key = NULL, form_digest = NULL, draft = NULL, language_wish = '', aids_wish = '', remark = '', cancel_reason = NULL,
      move_reason = NULL, override_reason = NULL,
      personal_data_deleted_at = ${now}, version = version + 1
    WHERE id IN ${tx(ids)}`
  await tx`
    UPDATE party SET staff_id = NULL, name = '', last_name_folded = '', email = NULL, phone = NULL, join_token_hash = NULL,
      device_check = NULL, call_back_phone = NULL, seat_key = NULL, media_key = NULL, version = version + 1
    WHERE appointment_id IN ${tx(ids)}`
  await tx`UPDATE visit SET room_name = NULL, summary = '', next_steps = '' WHERE appointment_id IN ${tx(ids)}`
  await tx`UPDATE notice SET reason = NULL WHERE appointment_id IN ${tx(ids)}`
  for (const table of [
    'chat_message',
    'media_step',
    'sealed_key',
    'colleague_note',
    'checklist_mark',
    'document',
    'event',
    'visit_trouble',
    'rehearsal',
  ])
    await tx`DELETE FROM ${tx(table)} WHERE appointment_id IN ${tx(ids)}`
}

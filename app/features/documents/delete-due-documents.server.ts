import { recordAudit } from '#app/features/audit/record.server.ts'
import type { DocumentContext } from './receive-document.server.ts'
import { removeFile } from './remove-file.server.ts'

/** Rows a transaction: short locks, and progress survives a stop. */
const BATCH = 200

/**
 * Deletes the documents whose time has come: the department's days after the end of the appointment, or at once when the appointment will
 * not take place. Brings the shown date up to date first, since appointments move and departments change their days.
 *
 * @returns how many were deleted.
 */
export async function deleteDueDocuments({ db, config }: DocumentContext, now: Temporal.Instant): Promise<number> {
  await db.sql`
    UPDATE document SET delete_after = due.at
    FROM (
      SELECT d.id, CASE WHEN a.state IN ('cancelled', 'expired') THEN least(a.ends_at, ${now})
        ELSE a.ends_at + make_interval(days => least(p.document_retention_days, p.appointment_retention_days)) END AS at
      FROM document d JOIN appointment a ON a.id = d.appointment_id JOIN department p ON p.id = a.department_id
    ) due
    WHERE document.id = due.id AND document.delete_after <> due.at AND (document.delete_after > ${now} OR due.at > ${now})`
  let deleted = 0
  for (;;) {
    const gone = await db.transaction(async (tx) => {
      const rows = await tx<{ id: string; storageKey: string; appointmentId: string; departmentId: string }[]>`
        DELETE FROM document d USING appointment a
        WHERE a.id = d.appointment_id
          AND d.id IN (SELECT id FROM document WHERE delete_after <= ${now} ORDER BY delete_after LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
        RETURNING d.id, d.storage_key, d.appointment_id, a.department_id`
      for (const { id, appointmentId, departmentId } of rows) {
        const data = { documentId: id, reason: 'retention' }
        await recordAudit(tx, {
          type: 'document_deleted',
          by: { kind: 'system' },
          departmentId,
          appointmentId,
          data,
          now,
        })
      }
      return rows
    })
    for (const { storageKey } of gone) await removeFile(config.documentFolder, storageKey)
    deleted += gone.length
    if (gone.length < BATCH) return deleted
  }
}

import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { isOpenForDocuments } from './policy.ts'
import type { DocumentContext } from './receive-document.server.ts'
import { removeFile } from './remove-file.server.ts'

export type DeleteDocument = { documentId: string; appointmentId: string; partyId: string }

/**
 * Deletes a file that the citizen uploaded, until the appointment is over. Row and key go first, so the content is unreadable from then
 * on; the file itself follows.
 *
 * @throws {DomainError} `not_found`, also for files of other people; `appointment_over`
 */
export async function deleteDocument(
  { db, config }: DocumentContext,
  input: DeleteDocument,
  now: Temporal.Instant,
): Promise<void> {
  const { documentId, appointmentId, partyId } = input
  const storageKey = await db.transaction(async (tx) => {
    const [row] = await tx<Row[]>`
      SELECT d.storage_key, a.state, a.ends_at, a.personal_data_deleted_at IS NULL AS has_personal_data, a.department_id
      FROM document d JOIN appointment a ON a.id = d.appointment_id
      WHERE d.id::text = ${documentId} AND d.appointment_id = ${appointmentId} AND d.party_id = ${partyId}
      FOR UPDATE OF d`
    if (!row) throw new DomainError('not_found')
    if (!isOpenForDocuments(row, now)) throw new DomainError('appointment_over')
    const { departmentId } = row
    await tx`DELETE FROM document WHERE id = ${documentId}`
    const data = { documentId }
    await recordAudit(tx, {
      type: 'document_deleted',
      by: { kind: 'citizen', id: partyId },
      departmentId,
      appointmentId,
      data,
      now,
    })
    await recordEvent(tx, { type: 'document_deleted', departmentId, appointmentId, partyId, data, now })
    return row.storageKey
  })
  await removeFile(config.documentFolder, storageKey)
}

type Row = {
  storageKey: string
  state: string
  endsAt: Temporal.Instant
  hasPersonalData: boolean
  departmentId: string
}

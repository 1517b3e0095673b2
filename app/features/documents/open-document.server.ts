import { recordAudit } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Tx } from '#prisma/sql.ts'
import type { MediaType } from './media-type.ts'
import {
  canSeeDocument,
  type DocumentOwner,
  type DocumentState,
  isOpenForDocuments,
  isReleased,
  type Viewer,
} from './policy.ts'
import { readFile } from './read-file.server.ts'
import type { DocumentContext } from './receive-document.server.ts'

export type OpenedDocument = {
  fileName: string
  mediaType: MediaType
  sizeBytes: number
  /** Verified piece by piece. @throws {DamagedFile} while it is read. */
  content: AsyncGenerator<Buffer>
}

/**
 * Opens a document for somebody who may see it. Every look by staff leaves an audit row, and so does a refused one. A citizen's own files
 * open until the appointment is over.
 *
 * @throws {DomainError} `not_found` for ids that do not exist, belong to others or were refused; `document_not_checked`
 */
export async function openDocument(
  context: DocumentContext,
  documentId: string | undefined,
  viewer: Viewer,
  now: Temporal.Instant,
): Promise<OpenedDocument> {
  if (!documentId || !UUID.test(documentId)) throw new DomainError('not_found')
  const row = await context.db.transaction((tx) => look(tx, documentId, viewer, now))
  if (!row) throw new DomainError('not_found')
  if (row.state === 'unchecked' || row.state === 'receiving') throw new DomainError('document_not_checked')
  if (!isReleased(row.state)) throw new DomainError('not_found')
  const { fileName, mediaType, sizeBytes } = row
  return { fileName, mediaType, sizeBytes, content: readFile(context.config, row) }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

type Row = DocumentOwner & {
  fileName: string
  mediaType: MediaType
  sizeBytes: number
  state: DocumentState
  storageKey: string
  wrappedKey: Buffer
  appointmentState: string
  endsAt: Temporal.Instant
  hasPersonalData: boolean
}

async function look(tx: Tx, documentId: string, viewer: Viewer, now: Temporal.Instant): Promise<Row | null> {
  const [row] = await tx<Row[]>`
    SELECT d.file_name, d.media_type, d.size_bytes, d.state, d.storage_key, d.wrapped_key, d.appointment_id, d.party_id,
           a.municipality_id, a.department_id, a.state AS appointment_state, a.ends_at,
           a.personal_data_deleted_at IS NULL AS has_personal_data
    FROM document d JOIN appointment a ON a.id = d.appointment_id WHERE d.id = ${documentId}`
  if (!row) return null
  const isAllowed = canSeeDocument(viewer, row)
  if (viewer.kind === 'citizen')
    return isAllowed && isOpenForDocuments({ ...row, state: row.appointmentState }, now) ? row : null
  if (!isAllowed || isReleased(row.state)) {
    await recordAudit(tx, {
      type: isAllowed ? 'document_opened' : 'access_refused',
      by: { kind: 'staff', id: viewer.staff.id },
      departmentId: row.departmentId,
      appointmentId: row.appointmentId,
      data: { documentId },
      now,
    })
  }
  return isAllowed ? row : null
}

import type { Reader } from '#prisma/sql.ts'
import type { MediaType } from './media-type.ts'
import { canSeeDocument, type DocumentOwner, type DocumentState, type Viewer } from './policy.ts'

/** What a page says about a document before its content is opened. */
export type DocumentFacts = {
  id: string
  appointmentId: string
  fileName: string
  mediaType: MediaType
  sizeBytes: number
  state: DocumentState
}

/** null: does not exist, or not for this viewer. The content is only to be had through `openDocument`. */
export async function findDocument(
  sql: Reader,
  documentId: string | undefined,
  viewer: Viewer,
): Promise<DocumentFacts | null> {
  const [row] = await sql<(DocumentFacts & DocumentOwner)[]>`
    SELECT d.id, d.appointment_id, d.file_name, d.media_type, d.size_bytes, d.state, d.party_id, a.municipality_id, a.department_id
    FROM document d JOIN appointment a ON a.id = d.appointment_id WHERE d.id::text = ${documentId ?? ''}`
  if (!row || !canSeeDocument(viewer, row)) return null
  const { partyId: _partyId, municipalityId: _municipalityId, departmentId: _departmentId, ...facts } = row
  return facts
}

import { DomainError, type RefusalCode } from '#app/lib/errors.ts'
import type { Reader } from '#prisma/sql.ts'
import { MAX_FILES } from './limits.ts'
import type { MediaType } from './media-type.ts'
import { type DocumentState, isOpenForDocuments, mayPartyUpload } from './policy.ts'

/** One file as lists show it; travels to the browser. */
export type DocumentEntry = {
  id: string
  fileName: string
  mediaType: MediaType
  sizeBytes: number
  state: DocumentState
  refusal: RefusalCode | null
  /** ISO instant. */
  uploadedAt: string
  checklistItemId: string | null
  /** Who sent it; only in lists for staff. */
  partyName: string | null
}

/** One thing to have ready, with the files sent for it. */
export type ChecklistEntry = {
  id: string
  title: string
  hint: string
  required: boolean
  /** false: bring it along or hold it into the camera; it cannot be uploaded. */
  upload: boolean
  /** At least one file for it is in, unrefused, or a caseworker ticked it off. */
  isThere: boolean
  documents: DocumentEntry[]
}

export type DocumentList = {
  items: ChecklistEntry[]
  /** Files without an item. */
  others: DocumentEntry[]
  /** How many more files are taken; 0 also when the time for documents is over. */
  room: number
  isOpen: boolean
}

type ListInput = {
  appointmentId: string
  /** Only files of this party; null: of all, for staff. */
  partyId: string | null
  locale: 'de' | 'en'
}

/** @throws {DomainError} `not_found` */
export async function getDocumentList(sql: Reader, input: ListInput, now: Temporal.Instant): Promise<DocumentList> {
  const { appointmentId, partyId, locale } = input
  const [appointment] = await sql<AppointmentRow[]>`
    SELECT a.state, a.ends_at, a.personal_data_deleted_at IS NULL AS has_personal_data,
           (SELECT count(*)::int FROM document d WHERE d.appointment_id = a.id) AS document_count
    FROM appointment a WHERE a.id = ${appointmentId}`
  if (!appointment) throw new DomainError('not_found')
  const documents = await sql<DocumentRow[]>`
    SELECT d.id, d.file_name, d.media_type, d.size_bytes, d.state, d.refusal, d.uploaded_at, d.checklist_item_id,
           CASE WHEN ${partyId === null} THEN p.name END AS party_name
    FROM document d LEFT JOIN party p ON p.id = d.party_id
    WHERE d.appointment_id = ${appointmentId} AND (${partyId === null} OR d.party_id = ${partyId})
    ORDER BY d.uploaded_at, d.id`
  const items = await sql<ItemRow[]>`
    SELECT c.id, c.required, c.upload,
           CASE WHEN ${locale} = 'en' AND c.title_en <> '' THEN c.title_en ELSE c.title END AS title,
           CASE WHEN ${locale} = 'en' AND c.hint_en <> '' THEN c.hint_en ELSE c.hint END AS hint,
           EXISTS (SELECT FROM checklist_mark k WHERE k.appointment_id = ${appointmentId} AND k.checklist_item_id = c.id) AS is_marked
    FROM appointment_checklist c WHERE c.appointment_id = ${appointmentId} ORDER BY c.service_position, c.position, c.id`
  const entries = documents.map((row): DocumentEntry => ({ ...row, uploadedAt: row.uploadedAt.toString() }))
  const isOpen = isOpenForDocuments(appointment, now)
  return {
    items: items.map(({ isMarked, ...item }) => {
      const own = entries.filter((entry) => entry.checklistItemId === item.id)
      return { ...item, documents: own, isThere: isMarked || own.some((entry) => entry.refusal === null) }
    }),
    others: entries.filter((entry) => !items.some((item) => item.id === entry.checklistItemId)),
    room: isOpen ? Math.max(0, MAX_FILES - appointment.documentCount) : 0,
    isOpen,
  }
}

type AppointmentRow = {
  state: string
  endsAt: Temporal.Instant
  hasPersonalData: boolean
  documentCount: number
}
type DocumentRow = Omit<DocumentEntry, 'uploadedAt'> & { uploadedAt: Temporal.Instant }
type ItemRow = Omit<ChecklistEntry, 'documents' | 'isThere'> & { isMarked: boolean }

export type Uploader = { departmentId: string; documentCount: number; deleteAfter: Temporal.Instant }

/**
 * What an upload needs to know about its appointment.
 *
 * @throws {DomainError} `not_found` when party, appointment and checklist item do not belong together, `not_allowed`, `appointment_over`
 */
export async function getUploader(
  sql: Reader,
  input: { appointmentId: string; partyId: string; checklistItemId: string | null },
  now: Temporal.Instant,
): Promise<Uploader> {
  const [row] = await sql<UploaderRow[]>`
    SELECT a.department_id, a.state, a.ends_at, a.personal_data_deleted_at IS NULL AS has_personal_data, p.state AS party_state,
           a.ends_at + make_interval(days => least(d.document_retention_days, d.appointment_retention_days)) AS delete_after,
           (SELECT count(*)::int FROM document WHERE appointment_id = a.id) AS document_count
    FROM appointment a JOIN department d ON d.id = a.department_id JOIN party p ON p.appointment_id = a.id
    WHERE a.id = ${input.appointmentId} AND p.id = ${input.partyId}
      AND (${input.checklistItemId}::text IS NULL
        OR EXISTS (SELECT FROM appointment_checklist c WHERE c.appointment_id = a.id AND c.id::text = ${input.checklistItemId} AND c.upload))`
  if (!row) throw new DomainError('not_found')
  if (!mayPartyUpload(row.partyState)) throw new DomainError('not_allowed')
  if (!isOpenForDocuments(row, now)) throw new DomainError('appointment_over')
  return { departmentId: row.departmentId, documentCount: row.documentCount, deleteAfter: row.deleteAfter }
}

type UploaderRow = Uploader & { state: string; endsAt: Temporal.Instant; hasPersonalData: boolean; partyState: string }

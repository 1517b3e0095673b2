import { randomBytes } from 'node:crypto'
import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import type { Config } from '#app/lib/config.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db, Tx } from '#prisma/sql.ts'
import { checkDocument } from './check-document.server.ts'
import { enqueueCheck } from './enqueue-check.server.ts'
import { safeFileName } from './file-name.ts'
import type { MediaType } from './media-type.ts'
import { type DocumentState, hasRoomForDocument } from './policy.ts'
import { getUploader, type Uploader } from './queries.server.ts'
import { readFile } from './read-file.server.ts'
import { removeFile } from './remove-file.server.ts'
import { newFileKey, sealContent } from './segment-cipher.ts'
import { storeFile } from './store-file.server.ts'
import { takeContent } from './take-content.server.ts'
import { wrapKey } from './wrapped-key.ts'

export type DocumentContext = { db: Db; config: Pick<Config, 'documentFolder' | 'documentKey' | 'scanner'> }

export type ReceiveDocument = {
  appointmentId: string
  partyId: string
  /** Item of the service's checklist that the file belongs to; null: sent without being asked for. */
  checklistItemId: string | null
  fileName: string
  content: AsyncIterable<Uint8Array>
}

export type ReceivedDocument = { id: string; fileName: string; state: DocumentState }

/** A scanner that needs longer than this answers to the job; the citizen reads "is being checked" meanwhile. */
const SCAN_PATIENCE_MS = 5000
/** The job that stands in when this process dies in the middle starts after that time. */
const JOB_WAIT_SECONDS = 8

/**
 * Takes one file of a citizen: encrypted to the disk while it arrives, looked at, entered with an event for the caseworker's page, and
 * checked for viruses at once if the scanner is quick. A refused file leaves nothing behind, an infected one its row without the content.
 *
 * @throws {DomainError} `not_found`, `not_allowed`, `appointment_over`, `too_many_documents` before a byte is stored; every `document_…`
 * code but `document_not_checked` for the file itself. The appointment is never touched.
 */
export async function receiveDocument(
  context: DocumentContext,
  input: ReceiveDocument,
  now: Temporal.Instant,
): Promise<ReceivedDocument> {
  const { db, config } = context
  assertRoom(await getUploader(db.sql, input, now))
  const storageKey = randomBytes(16).toString('hex')
  const fileKey = newFileKey()
  const wrappedKey = wrapKey(config.documentKey, storageKey, fileKey)
  try {
    const { mediaType, sizeBytes } = await takeContent(input.content, {
      store: (content) => storeFile(config.documentFolder, storageKey, sealContent(fileKey, storageKey, content)),
      reopen: () => readFile(config, { storageKey, wrappedKey }),
    })
    const file = { fileName: safeFileName(input.fileName, mediaType), mediaType, sizeBytes, storageKey, wrappedKey }
    const id = await db.transaction((tx) => saveDocument(tx, input, file, now))
    const { state, refusal } = await checkDocument(context, id, now, SCAN_PATIENCE_MS)
    if (refusal) throw new DomainError(refusal)
    return { id, fileName: file.fileName, state }
  } catch (error) {
    await forgetUnlessEntered(context, storageKey)
    throw error
  }
}

type NewFile = { fileName: string; mediaType: MediaType; sizeBytes: number; storageKey: string; wrappedKey: Buffer }

async function saveDocument(tx: Tx, input: ReceiveDocument, file: NewFile, now: Temporal.Instant): Promise<string> {
  // Two uploads at once must not pass the limit together, nor one slip in after the end.
  await tx`SELECT 1 FROM appointment WHERE id = ${input.appointmentId} FOR NO KEY UPDATE`
  const uploader = await getUploader(tx, input, now)
  assertRoom(uploader)
  const { appointmentId, partyId, checklistItemId } = input
  const { departmentId } = uploader
  const [row] = await tx<{ id: string }[]>`
    INSERT INTO document ${tx({
      appointmentId,
      partyId,
      checklistItemId,
      ...file,
      state: 'unchecked',
      uploadedAt: now,
      deleteAfter: uploader.deleteAfter,
    })} RETURNING id`
  const id = row!.id
  const data = { documentId: id, mediaType: file.mediaType, sizeBytes: file.sizeBytes }
  await recordAudit(tx, {
    type: 'document_uploaded',
    by: { kind: 'citizen', id: partyId },
    departmentId,
    appointmentId,
    data,
    now,
  })
  await recordEvent(tx, {
    type: 'document_uploaded',
    departmentId,
    appointmentId,
    partyId,
    data: { documentId: id },
    now,
  })
  await enqueueCheck(tx, id, JOB_WAIT_SECONDS)
  return id
}

function assertRoom(uploader: Uploader): void {
  if (!hasRoomForDocument(uploader.documentCount)) throw new DomainError('too_many_documents')
}

async function forgetUnlessEntered({ db, config }: DocumentContext, storageKey: string): Promise<void> {
  const rows = await db.sql`SELECT 1 FROM document WHERE storage_key = ${storageKey}`.catch(() => [1])
  if (rows.length === 0) await removeFile(config.documentFolder, storageKey)
}

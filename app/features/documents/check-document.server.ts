import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import type { RefusalCode } from '#app/lib/errors.ts'
import type { Tx } from '#prisma/sql.ts'
import { waitAfterAttempt } from './check-schedule.ts'
import { enqueueCheck } from './enqueue-check.server.ts'
import type { DocumentState } from './policy.ts'
import { readFile } from './read-file.server.ts'
import type { DocumentContext } from './receive-document.server.ts'
import { removeFile } from './remove-file.server.ts'
import { scanContent } from './scan-content.server.ts'
import type { Verdict } from './scanner-reply.ts'
import { DamagedFile } from './segment-cipher.ts'

/** `refusal`: why the file was refused; null while it is clean or still unchecked. `reason`: why it could not be checked now. */
export type CheckedDocument = { state: DocumentState; refusal: RefusalCode | null; reason?: string }

/**
 * Has the scanner look at a document that was not checked yet, and releases or refuses it. A refused file is deleted with its key, its
 * row stays so that people see what became of it. When the scanner is away the document stays closed and a job tries again, ever more
 * slowly up to five minutes apart, for as long as the document exists.
 */
export async function checkDocument(
  context: DocumentContext,
  documentId: string,
  now: Temporal.Instant,
  timeoutMs: number,
): Promise<CheckedDocument> {
  const { db, config } = context
  const [row] = await db.sql<Row[]>`
    SELECT d.state, d.refusal, d.storage_key, d.wrapped_key, d.scan_attempts, d.appointment_id, d.party_id, a.department_id
    FROM document d JOIN appointment a ON a.id = d.appointment_id WHERE d.id = ${documentId}`
  if (!row) return { state: 'refused', refusal: null }
  if (row.state !== 'unchecked') return { state: row.state, refusal: row.refusal }
  const verdict = await ask(context, row, timeoutMs)
  if (verdict.kind === 'unavailable') {
    await db.transaction((tx) => postpone(tx, documentId, row.scanAttempts))
    return { state: 'unchecked', refusal: null, reason: verdict.reason }
  }
  const result = OUTCOMES[verdict.kind]
  const isDecided = await db.transaction((tx) => decide(tx, documentId, row, result, now))
  if (isDecided && result.refusal) await removeFile(config.documentFolder, row.storageKey)
  return result
}

type Row = {
  state: DocumentState
  refusal: RefusalCode | null
  storageKey: string
  wrappedKey: Buffer
  scanAttempts: number
  appointmentId: string
  partyId: string | null
  departmentId: string
}

const OUTCOMES: Record<Exclude<Verdict['kind'], 'unavailable'> | 'damaged', CheckedDocument> = {
  clean: { state: 'clean', refusal: null },
  infected: { state: 'infected', refusal: 'document_infected' },
  encrypted: { state: 'refused', refusal: 'document_encrypted' },
  uncheckable: { state: 'refused', refusal: 'document_uncheckable' },
  damaged: { state: 'refused', refusal: 'document_unreadable' },
}

async function ask({ config }: DocumentContext, row: Row, timeoutMs: number): Promise<Verdict | { kind: 'damaged' }> {
  if (!config.scanner) return { kind: 'unavailable', reason: 'not_configured' }
  try {
    return await scanContent(config.scanner.address, readFile(config, row), timeoutMs)
  } catch (error) {
    if (error instanceof DamagedFile) return { kind: 'damaged' }
    throw error
  }
}

/** The guard on the state makes the first of two simultaneous checks win. */
async function decide(
  tx: Tx,
  documentId: string,
  row: Row,
  result: CheckedDocument,
  now: Temporal.Instant,
): Promise<boolean> {
  const { appointmentId, partyId, departmentId } = row
  const { state, refusal } = result
  const changed = await tx`
    UPDATE document SET state = ${state}, refusal = ${refusal}, checked_at = ${now}, scan_attempts = scan_attempts + 1,
      wrapped_key = CASE WHEN ${refusal === null} THEN wrapped_key ELSE ''::bytea END
    WHERE id = ${documentId} AND state = 'unchecked'`
  if (changed.count === 0) return false
  const type = refusal ? 'document_refused' : 'document_checked'
  const data = { documentId, state, refusal }
  await recordAudit(tx, { type, by: { kind: 'system' }, departmentId, appointmentId, data, now })
  await recordEvent(tx, { type, departmentId, appointmentId, partyId, data, now })
  return true
}

async function postpone(tx: Tx, documentId: string, attempts: number): Promise<void> {
  await tx`UPDATE document SET scan_attempts = scan_attempts + 1 WHERE id = ${documentId}`
  await enqueueCheck(tx, documentId, waitAfterAttempt(attempts))
}

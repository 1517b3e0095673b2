import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StaffRole } from '#app/features/access/staff-member.ts'
import type { Viewer } from '#app/features/documents/policy.ts'
import { receiveDocument } from '#app/features/documents/receive-document.server.ts'
import { findFreePorts } from '#app/server/local/ports.ts'
import { type RunningScanner, startScanner } from '#app/server/local/scanner.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { type AppointmentOptions, type AppointmentRow, bookAppointmentRow } from '#tests/factories/appointment.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { createTestDatabase } from '#tests/setup/database.ts'

/** A Monday on which the office works; 10:00 in Berlin. */
export const NINE = Temporal.Instant.from('2027-03-15T09:00:00Z')

type Scanner = { address: string; signatures: 'test only' }
export type TestConfig = { documentFolder: string; documentKey: Buffer; scanner: Scanner | null }

export type DocumentHouse = {
  db: Db
  city: City
  databaseUrl: string
  config: TestConfig
  /** The real scanner's address, for tests that took it away from `config`. */
  scanner: Scanner
  book(options?: Partial<AppointmentOptions>): Promise<AppointmentRow>
  send(
    to: AppointmentRow,
    content: Buffer,
    fileName?: string,
    checklistItemId?: string,
  ): ReturnType<typeof receiveDocument>
  documentRows(appointmentId: string): Promise<StoredRow[]>
  eventsOf(appointmentId: string): Promise<string[]>
  auditOf(appointmentId: string): Promise<{ type: string; actorKind: string; actorId: string | null }[]>
  /** Names of all files in the store, drafts included. */
  files(): Promise<string[]>
  close(): Promise<void>
}

export type StoredRow = {
  id: string
  state: string
  refusal: string | null
  storageKey: string
  fileName: string
  mediaType: string
}

/** A city with a database, a document folder and a virus scanner of its own. */
export async function openDocumentHouse(): Promise<DocumentHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'sprechzeit-documents-'))
  const [database, running] = await Promise.all([createTestDatabase(), startTestScanner(folder)])
  const db = openDb(database.url, { max: 6 })
  const city = await createCity(db, {
    checklist: [
      { title: 'Aktuelle Meldebescheinigung', upload: true },
      { title: 'Bisheriger Ausweis', upload: false },
    ],
  })
  const scanner: Scanner = { address: running.address, signatures: 'test only' }
  const config: TestConfig = { documentFolder: join(folder, 'store'), documentKey: Buffer.alloc(32, 7), scanner }
  return {
    db,
    city,
    databaseUrl: database.url,
    config,
    scanner,
    book: (options = {}) =>
      bookAppointmentRow(db, city, { startsAt: NINE, now: NINE.subtract({ hours: 48 }), resourceId: null, ...options }),
    send: ({ appointmentId, partyId }, content, fileName = 'bescheinigung.pdf', checklistItemId) =>
      receiveDocument(
        { db, config },
        { appointmentId, partyId, fileName, checklistItemId: checklistItemId ?? null, content: inPieces(content) },
        NINE.subtract({ hours: 1 }),
      ),
    documentRows: (appointmentId) => db.sql<StoredRow[]>`
      SELECT id, state, refusal, storage_key, file_name, media_type FROM document
      WHERE appointment_id = ${appointmentId} ORDER BY uploaded_at, id`,
    async eventsOf(appointmentId) {
      const rows = await db.sql<
        { type: string }[]
      >`SELECT type FROM event WHERE appointment_id = ${appointmentId} ORDER BY id`
      return rows.map((row) => row.type)
    },
    auditOf: (appointmentId) => db.sql<{ type: string; actorKind: string; actorId: string | null }[]>`
      SELECT type, actor_kind, actor_id FROM audit WHERE appointment_id = ${appointmentId} ORDER BY id`,
    files: () => listFiles(config.documentFolder),
    async close() {
      await db.close()
      await Promise.all([database.drop(), running.stop()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function startTestScanner(folder: string): Promise<RunningScanner> {
  const { clamd } = await findFreePorts()
  const running = await startScanner({ port: clamd, dataDir: folder, log: () => undefined, testSignatures: true })
  if (!running) throw new Error('These tests need clamd; the test set-up installs it.')
  return running
}

/** As a network would bring it. */
export async function* inPieces(content: Buffer, size = 20_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size)
}

export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile() && entry.name !== 'last-sweep').map((entry) => entry.name)
}

export function storedBytes(config: TestConfig, storageKey: string): Promise<Buffer> {
  return readFile(join(config.documentFolder, storageKey.slice(0, 2), storageKey))
}

export function citizen({ appointmentId, partyId }: AppointmentRow): Viewer {
  return { kind: 'citizen', appointmentId, partyId }
}

export function staffViewer(city: City, roles: StaffRole[] = ['caseworker']): Viewer {
  const { municipalityId, departmentId } = city
  return { kind: 'staff', staff: { id: city.staffIds[0]!, municipalityId, departmentId, roles } }
}

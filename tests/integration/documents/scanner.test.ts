import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'
import { Logger, runOnce } from 'graphile-worker'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkScanner } from '#app/features/documents/check-scanner.server.ts'
import { documentTasks } from '#app/features/documents/jobs.server.ts'
import { openDocument } from '#app/features/documents/open-document.server.ts'
import { scanContent } from '#app/features/documents/scan-content.server.ts'
import { createLog } from '#app/lib/log.ts'
import type { AppointmentRow } from '#tests/factories/appointment.ts'
import { infectedPdfFile, largePdfFile, pdfFile } from '#tests/factories/files.ts'
import {
  citizen,
  type DocumentHouse,
  inPieces,
  NINE,
  openDocumentHouse,
  staffViewer,
  storedBytes,
} from './document-house.ts'

const NOBODY = { address: '127.0.0.1:9', signatures: 'test only' } as const

let house: DocumentHouse
let appointment: AppointmentRow

beforeAll(async () => {
  house = await openDocumentHouse()
}, 60_000)
afterAll(() => house.close())
beforeEach(async () => {
  house.config.scanner = house.scanner
  appointment = await house.book()
})

/** Lets the worker do every job that is queued, also those that should wait. */
async function work(): Promise<void> {
  await house.db.sql`UPDATE graphile_worker._private_jobs SET run_at = now()`
  const context = { ...house, now: () => NINE, log: createLog('silent', 'test') }
  await runOnce({
    connectionString: house.databaseUrl,
    taskList: documentTasks(context),
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
  })
}

async function stateNow(): Promise<string | undefined> {
  return (await house.documentRows(appointment.appointmentId))[0]?.state
}

describe('while the scanner is away', () => {
  test('an upload is kept, closed to everybody, and released once the scanner is back', async () => {
    house.config.scanner = NOBODY
    const { id, state } = await house.send(appointment, pdfFile())
    expect(state).toBe('unchecked')
    for (const viewer of [citizen(appointment), staffViewer(house.city)])
      await expect(openDocument(house, id, viewer, NINE)).rejects.toMatchObject({ code: 'document_not_checked' })
    await work()
    expect(await stateNow()).toBe('unchecked')

    house.config.scanner = house.scanner
    await work()
    expect(await stateNow()).toBe('clean')
    await expect(openDocument(house, id, citizen(appointment), NINE)).resolves.toBeDefined()
    expect(await house.eventsOf(appointment.appointmentId)).toEqual(['document_uploaded', 'document_checked'])
    const left = await house.db.sql`SELECT 1 FROM graphile_worker._private_jobs`
    expect(left).toHaveLength(0)
  })

  test('an infected upload is found and deleted when the scanner is back', async () => {
    house.config.scanner = null
    await house.send(appointment, infectedPdfFile())
    const [row] = await house.documentRows(appointment.appointmentId)
    house.config.scanner = house.scanner
    await work()
    expect(await stateNow()).toBe('infected')
    expect(await house.files()).not.toContain(row!.storageKey)
  })

  test('it is asked again ever more slowly, by one job', async () => {
    house.config.scanner = NOBODY
    await house.send(appointment, pdfFile())
    await work()
    await work()
    const jobs = await house.db.sql<{ wait: number; payload: unknown }[]>`
      SELECT round(extract(epoch FROM run_at - now()))::int AS wait, payload FROM graphile_worker._private_jobs`
    expect(jobs).toHaveLength(1)
    expect(jobs[0]!.wait).toBeGreaterThan(15)
    const [row] = await house.documentRows(appointment.appointmentId)
    expect(jobs[0]!.payload).toEqual({ documentId: row!.id })
    await house.db.sql`DELETE FROM graphile_worker._private_jobs`
  })

  test('a file that was changed on the disk meanwhile is not released', async () => {
    house.config.scanner = NOBODY
    await house.send(appointment, pdfFile())
    const [row] = await house.documentRows(appointment.appointmentId)
    await tamper(row!.storageKey)
    house.config.scanner = house.scanner
    await work()
    expect((await house.documentRows(appointment.appointmentId))[0]).toMatchObject({
      state: 'refused',
      refusal: 'document_unreadable',
    })
  })

  async function tamper(storageKey: string): Promise<void> {
    const { writeFile } = await import('node:fs/promises')
    const bytes = await storedBytes(house.config, storageKey)
    bytes[40]! ^= 1
    await writeFile(`${house.config.documentFolder}/${storageKey.slice(0, 2)}/${storageKey}`, bytes)
  }
})

describe('the talk with the scanner', () => {
  const servers: Server[] = []
  afterAll(() => {
    for (const server of servers) server.close()
  })

  /** A scanner that misbehaves. */
  async function fake(behave: (socket: Socket) => void): Promise<string> {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      behave(socket)
    })
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  const scan = (address: string, timeoutMs: number) =>
    scanContent(address, inPieces(largePdfFile(3_000_000)), timeoutMs)

  test('asks for the version', async () => {
    expect(await checkScanner(house.scanner.address)).toMatch(/^ClamAV \d/)
    expect(await checkScanner(NOBODY.address)).toBeNull()
    expect(await checkScanner(await fake(() => undefined), 200)).toBeNull()
  })

  test.each<[string, string, (socket: Socket) => void]>([
    ['says nothing', 'timeout', () => undefined],
    ['reads nothing', 'timeout', (socket) => socket.pause()],
    ['hangs up at once', 'ECONNRESET', (socket) => socket.resetAndDestroy()],
    ['says OK before it saw the file, and more', 'no_verdict', (socket) => socket.end('stream: OK\nstream: OK\0')],
    ['ends in the middle of its answer', 'closed', (socket) => socket.resume().end('stream: OK')],
    ['talks without end', 'closed', (socket) => socket.resume().write('x'.repeat(9000))],
  ])('gives no verdict when it %s', async (_, reason, behave) => {
    const verdict = await scan(await fake(behave), reason === 'timeout' ? 500 : 20_000)
    expect(verdict.kind).toBe('unavailable')
    if (reason !== 'ECONNRESET' && verdict.kind === 'unavailable') expect(verdict.reason).toBe(reason)
  })

  test('gives no verdict for a file beyond the scanner’s own limit', async () => {
    const verdict = await scanContent(house.scanner.address, inPieces(largePdfFile(30_000_000), 100_000), 5000)
    expect(verdict.kind).toBe('unavailable')
  })
})

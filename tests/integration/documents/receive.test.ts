import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDocument } from '#app/features/documents/open-document.server.ts'
import { receiveDocument } from '#app/features/documents/receive-document.server.ts'
import type { AppointmentRow } from '#tests/factories/appointment.ts'
import {
  eicarFile,
  encryptedPdfFile,
  heicFile,
  hugePngFile,
  infectedPdfFile,
  jpegFile,
  largePdfFile,
  pdfFile,
  pngFile,
} from '#tests/factories/files.ts'
import { citizen, type DocumentHouse, inPieces, NINE, openDocumentHouse, storedBytes } from './document-house.ts'

const MB = 1024 * 1024
let house: DocumentHouse
let appointment: AppointmentRow

beforeAll(async () => {
  house = await openDocumentHouse()
}, 60_000)
afterAll(() => house.close())
beforeEach(async () => {
  appointment = await house.book()
})

describe('a good file', () => {
  test.each([
    ['PDF', 'Bescheinigung.pdf', async () => pdfFile(), 'application/pdf'],
    ['JPEG', 'foto.JPG', jpegFile, 'image/jpeg'],
    ['PNG', 'scan.png', pngFile, 'image/png'],
    ['HEIC', 'IMG_0001.HEIC', async () => heicFile(), 'image/heic'],
    ['20 MB', 'gross.pdf', async () => largePdfFile(20 * MB), 'application/pdf'],
  ])('(%s) is released, comes back as it was, and lies encrypted', async (_, name, make, mediaType) => {
    const content = await make()
    const { id, state } = await house.send(appointment, content, name)
    expect(state).toBe('clean')
    const opened = await openDocument(house, id, citizen(appointment), NINE)
    expect(opened).toMatchObject({ mediaType, sizeBytes: content.length })
    expect(Buffer.compare(await buffer(opened.content), content)).toBe(0)
    const [row] = await house.documentRows(appointment.appointmentId)
    const stored = await storedBytes(house.config, row!.storageKey)
    expect(stored.includes(content.subarray(0, 16))).toBe(false)
    expect(row!.storageKey).toMatch(/^[0-9a-f]{32}$/)
  })

  test('is told to the page of the caseworker, and audited', async () => {
    await house.send(appointment, pdfFile())
    expect(await house.eventsOf(appointment.appointmentId)).toEqual(['document_uploaded', 'document_checked'])
    expect((await house.auditOf(appointment.appointmentId)).map((row) => [row.type, row.actorKind])).toEqual([
      ['document_uploaded', 'citizen'],
      ['document_checked', 'system'],
    ])
  })

  test('with a path for a name keeps only the name', async () => {
    await house.send(appointment, pdfFile(), '../../../etc/cron.d/x\u0000.pdf')
    await house.send(appointment, pdfFile(), 'C:\\fakepath\\Pass.pdf')
    const names = (await house.documentRows(appointment.appointmentId)).map((row) => row.fileName)
    expect(names.sort()).toEqual(['Pass.pdf', 'x.pdf'])
  })
})

describe('a file that is not taken', () => {
  test.each<[string, string, string, () => Buffer | Promise<Buffer>]>([
    ['the EICAR test file', 'document_type_refused', 'eicar.pdf', eicarFile],
    [
      'a web page called .pdf',
      'document_type_refused',
      'seite.pdf',
      () => Buffer.from('<!doctype html><script>alert(1)</script>'),
    ],
    [
      'an SVG called .png',
      'document_type_refused',
      'bild.png',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ],
    [
      'a PDF that is also a ZIP',
      'document_type_refused',
      'a.pdf',
      () => Buffer.concat([pdfFile(), Buffer.from(`PK\x05\x06${'\0'.repeat(18)}`)]),
    ],
    [
      'a PDF behind a web page',
      'document_type_refused',
      'a.pdf',
      () => Buffer.concat([Buffer.from('<html>'), pdfFile()]),
    ],
    ['an empty file', 'document_empty', 'leer.pdf', () => Buffer.alloc(0)],
    ['21 MB', 'document_too_large', 'gross.pdf', () => largePdfFile(21 * MB)],
    ['one byte more than 20 MB', 'document_too_large', 'gross.pdf', () => largePdfFile(20 * MB + 1)],
    ['a picture of 40 000 × 40 000 pixels', 'document_picture_too_large', 'riesig.png', () => hugePngFile()],
    ['a picture of 40 000 × 1 pixels', 'document_picture_too_large', 'lang.png', () => hugePngFile(40_000, 1)],
    ['an encrypted PDF', 'document_encrypted', 'geheim.pdf', encryptedPdfFile],
    [
      'a picture that breaks off in its header',
      'document_unreadable',
      'kaputt.jpg',
      async () => (await jpegFile()).subarray(0, 120),
    ],
  ])('(%s) is refused with a reason and leaves nothing behind', async (_, code, name, make) => {
    const before = await house.files()
    await expect(house.send(appointment, await make(), name)).rejects.toMatchObject({ name: 'DomainError', code })
    expect(await house.files()).toEqual(before)
    expect(await house.documentRows(appointment.appointmentId)).toEqual([])
    expect(await house.eventsOf(appointment.appointmentId)).toEqual([])
  })

  test('is read no further than its limit', async () => {
    let given = 0
    const endless = (async function* () {
      yield pdfFile()
      for (;;) {
        given += 64 * 1024
        yield Buffer.alloc(64 * 1024, 32)
      }
    })()
    const input = { ...appointment, checklistItemId: null, fileName: 'endlos.pdf', content: endless }
    await expect(receiveDocument(house, input, NINE)).rejects.toMatchObject({ code: 'document_too_large' })
    expect(given).toBeLessThanOrEqual(20 * MB + 64 * 1024)
  })

  test('because it is infected is deleted, and its row says why', async () => {
    const before = await house.files()
    await expect(house.send(appointment, infectedPdfFile(), 'rechnung.pdf')).rejects.toMatchObject({
      code: 'document_infected',
    })
    expect(await house.files()).toEqual(before)
    const [row] = await house.documentRows(appointment.appointmentId)
    expect(row).toMatchObject({ state: 'infected', refusal: 'document_infected', fileName: 'rechnung.pdf' })
    await expect(openDocument(house, row!.id, citizen(appointment), NINE)).rejects.toMatchObject({ code: 'not_found' })
    expect(await house.eventsOf(appointment.appointmentId)).toEqual(['document_uploaded', 'document_refused'])
    const [keys] = await house.db.sql<
      { length: number }[]
    >`SELECT length(wrapped_key) FROM document WHERE id = ${row!.id}`
    expect(keys!.length).toBe(0)
  })

  test('because the connection broke leaves nothing behind', async () => {
    const before = await house.files()
    const broken = (async function* () {
      yield pdfFile().subarray(0, 300)
      throw new Error('connection lost')
    })()
    const input = { ...appointment, checklistItemId: null, fileName: 'a.pdf', content: broken }
    await expect(receiveDocument(house, input, NINE)).rejects.toThrow('connection lost')
    expect(await house.files()).toEqual(before)
  })
})

describe('who may send, when and how much', () => {
  test('at most twenty files an appointment, also when they come at once', async () => {
    await Promise.all(Array.from({ length: 18 }, () => house.send(appointment, pdfFile())))
    const results = await Promise.allSettled(Array.from({ length: 4 }, () => house.send(appointment, pdfFile())))
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused).toHaveLength(2)
    for (const result of refused) expect(result.reason).toMatchObject({ code: 'too_many_documents' })
    const rows = await house.documentRows(appointment.appointmentId)
    expect(rows).toHaveLength(20)
    for (const row of rows) expect(await house.files()).toContain(row.storageKey)
  }, 60_000)

  test('not after the appointment', async () => {
    const over = await house.book({ state: 'completed' })
    await expect(house.send(over, pdfFile())).rejects.toMatchObject({ code: 'appointment_over' })
  })

  test('not for an appointment or a checklist item of others', async () => {
    const other = await house.book()
    await expect(house.send({ ...appointment, partyId: other.partyId }, pdfFile())).rejects.toMatchObject({
      code: 'not_found',
    })
    const [uploadable, notUploadable] = house.city.checklistItemIds
    await expect(house.send(appointment, pdfFile(), 'a.pdf', notUploadable)).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(house.send(appointment, pdfFile(), 'a.pdf', "' OR 1=1")).rejects.toMatchObject({ code: 'not_found' })
    await expect(house.send(appointment, pdfFile(), 'a.pdf', uploadable)).resolves.toMatchObject({ state: 'clean' })
  })

  test('not by somebody who was removed from the visit', async () => {
    await house.db.sql`UPDATE party SET state = 'removed' WHERE id = ${appointment.partyId}`
    await expect(house.send(appointment, pdfFile())).rejects.toMatchObject({ code: 'not_allowed' })
  })
})

test('a disk that cannot be written is said as such, and the appointment is untouched', async () => {
  const before = await house.db.sql`SELECT * FROM appointment WHERE id = ${appointment.appointmentId}`
  const input = { ...appointment, checklistItemId: null, fileName: 'a.pdf', content: inPieces(pdfFile()) }
  const config = { ...house.config, documentFolder: '/dev/full/store' }
  await expect(receiveDocument({ db: house.db, config }, input, NINE)).rejects.toMatchObject({
    code: 'document_store_full',
  })
  expect(await house.db.sql`SELECT * FROM appointment WHERE id = ${appointment.appointmentId}`).toEqual(before)
  expect(await house.documentRows(appointment.appointmentId)).toEqual([])
})

import { writeFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deleteDocument } from '#app/features/documents/delete-document.server.ts'
import { openDocument } from '#app/features/documents/open-document.server.ts'
import type { Viewer } from '#app/features/documents/policy.ts'
import { getDocumentList } from '#app/features/documents/queries.server.ts'
import { renderPreview } from '#app/features/documents/render-preview.server.ts'
import { DamagedFile } from '#app/features/documents/segment-cipher.ts'
import type { AppointmentRow } from '#tests/factories/appointment.ts'
import { createCity } from '#tests/factories/city.ts'
import { heicFile, jpegFile, largePdfFile, pdfFile, pngFile } from '#tests/factories/files.ts'
import {
  citizen,
  type DocumentHouse,
  inPieces,
  NINE,
  openDocumentHouse,
  staffViewer,
  storedBytes,
} from './document-house.ts'

let house: DocumentHouse
let appointment: AppointmentRow
let documentId: string

beforeAll(async () => {
  house = await openDocumentHouse()
}, 60_000)
afterAll(() => house.close())
beforeEach(async () => {
  appointment = await house.book()
  documentId = (await house.send(appointment, pdfFile())).id
})

const open = (viewer: Viewer, id: string | undefined = documentId, now = NINE) => openDocument(house, id, viewer, now)
const notFound = { code: 'not_found' }

describe('a document', () => {
  test('opens for a caseworker of the department, which is audited', async () => {
    const opened = await open(staffViewer(house.city))
    expect(Buffer.compare(await buffer(opened.content), pdfFile())).toBe(0)
    expect((await house.auditOf(appointment.appointmentId)).at(-1)).toEqual({
      type: 'document_opened',
      actorKind: 'staff',
      actorId: house.city.staffIds[0],
    })
  })

  test('does not exist for the staff of another department, which is audited', async () => {
    const foreign = await createCity(house.db)
    await expect(open(staffViewer(foreign, ['caseworker', 'lead']))).rejects.toMatchObject(notFound)
    expect((await house.auditOf(appointment.appointmentId)).at(-1)?.type).toBe('access_refused')
  })

  test.each(['call_centre', 'admin'] as const)('does not exist for the role %s', async (role) => {
    await expect(open(staffViewer(house.city, [role]))).rejects.toMatchObject(notFound)
  })

  test('opens for the citizen who sent it and no other', async () => {
    await expect(open(citizen(appointment))).resolves.toMatchObject({ fileName: 'bescheinigung.pdf' })
    await expect(open(citizen(await house.book()))).rejects.toMatchObject(notFound)
  })

  test('does not exist for somebody else in the same visit', async () => {
    const [companion] = await house.db.sql<{ id: string }[]>`
      INSERT INTO party (appointment_id, role, name) VALUES (${appointment.appointmentId}, 'companion', 'Bea Beispiel') RETURNING id`
    const viewer = citizen({ ...appointment, partyId: companion!.id })
    await expect(open(viewer)).rejects.toMatchObject(notFound)
    const { others } = await getDocumentList(
      house.db.sql,
      { ...appointment, partyId: companion!.id, locale: 'de' },
      NINE,
    )
    expect(others).toEqual([])
  })

  test('no longer opens by the citizen’s link after the appointment', async () => {
    const nextDay = NINE.add({ hours: 24 })
    await expect(open(citizen(appointment), documentId, nextDay)).rejects.toMatchObject(notFound)
    await expect(open(staffViewer(house.city), documentId, nextDay)).resolves.toBeDefined()
  })

  test.each([undefined, '', 'x', '../../etc/passwd', "' OR 1=1", '00000000-0000-4000-8000-000000000000'])(
    'with the id %j does not exist',
    async (id) => {
      await expect(openDocument(house, id, citizen(appointment), NINE)).rejects.toMatchObject(notFound)
    },
  )
})

describe('a file that was changed on the disk', () => {
  async function tamper(at: number): Promise<void> {
    const [row] = await house.documentRows(appointment.appointmentId)
    const bytes = await storedBytes(house.config, row!.storageKey)
    bytes[at]! ^= 1
    await writeFile(`${house.config.documentFolder}/${row!.storageKey.slice(0, 2)}/${row!.storageKey}`, bytes)
  }

  test('gives nothing out', async () => {
    await tamper(10)
    const { content } = await open(citizen(appointment))
    await expect(content.next()).rejects.toThrow(DamagedFile)
  })

  test('gives out nothing from the changed place on', async () => {
    await house.db.sql`DELETE FROM document WHERE id = ${documentId}`
    documentId = (await house.send(appointment, largePdfFile(300_000))).id
    await tamper(150_000)
    const released: Buffer[] = []
    await expect(async () => {
      for await (const piece of (await open(citizen(appointment))).content) released.push(piece)
    }).rejects.toThrow(DamagedFile)
    expect(Buffer.concat(released)).toHaveLength(2 * 64 * 1024)
  })

  test('or is another file under its name is noticed', async () => {
    const other = await house.book()
    await house.send(other, pdfFile('Andere'))
    const [mine] = await house.documentRows(appointment.appointmentId)
    const [theirs] = await house.documentRows(other.appointmentId)
    await writeFile(
      `${house.config.documentFolder}/${mine!.storageKey.slice(0, 2)}/${mine!.storageKey}`,
      await storedBytes(house.config, theirs!.storageKey),
    )
    await expect(buffer((await open(citizen(appointment))).content)).rejects.toThrow(DamagedFile)
  })
})

describe('deleting', () => {
  const remove = (from: AppointmentRow, id = documentId, now = NINE) =>
    deleteDocument(house, { documentId: id, ...from }, now)

  test('one’s own file takes row and content', async () => {
    const [row] = await house.documentRows(appointment.appointmentId)
    await remove(appointment)
    expect(await house.documentRows(appointment.appointmentId)).toEqual([])
    expect(await house.files()).not.toContain(row!.storageKey)
    expect(await house.eventsOf(appointment.appointmentId)).toContain('document_deleted')
  })

  test('somebody else’s file is not possible', async () => {
    await expect(remove(await house.book())).rejects.toMatchObject(notFound)
    await expect(remove(appointment, 'nonsense')).rejects.toMatchObject(notFound)
    await expect(open(citizen(appointment))).resolves.toBeDefined()
  })

  test('is over with the appointment', async () => {
    await expect(remove(appointment, documentId, NINE.add({ hours: 24 }))).rejects.toMatchObject({
      code: 'appointment_over',
    })
  })
})

describe('the list', () => {
  test('says what is there and what is missing, for citizen and caseworker', async () => {
    const [certificate, oldCard] = house.city.checklistItemIds
    const before = await getDocumentList(house.db.sql, { ...appointment, locale: 'de' }, NINE)
    expect(before.items.map((item) => [item.id, item.upload, item.isThere])).toEqual([
      [certificate, true, false],
      [oldCard, false, false],
    ])
    expect(before.others.map((entry) => entry.partyName)).toEqual([null])
    await house.send(appointment, pdfFile(), 'b.pdf', certificate)
    const after = await getDocumentList(house.db.sql, { ...appointment, partyId: null, locale: 'de' }, NINE)
    expect(after.items[0]).toMatchObject({
      isThere: true,
      documents: [{ fileName: 'b.pdf', partyName: 'Anna Muster' }],
    })
    expect(after).toMatchObject({ room: 18, isOpen: true })
  })

  test('after the appointment takes nothing more', async () => {
    const list = await getDocumentList(house.db.sql, { ...appointment, locale: 'de' }, NINE.add({ hours: 24 }))
    expect(list).toMatchObject({ room: 0, isOpen: false })
  })
})

describe('the preview of a picture', () => {
  test('is upright, small and without what the camera wrote into it', async () => {
    const original = await jpegFile()
    expect((await sharp(original).metadata()).exif?.includes('Geheimkamera')).toBe(true)
    const { bytes, mediaType } = await renderPreview('image/jpeg', inPieces(original))
    const facts = await sharp(bytes).metadata()
    expect(mediaType).toBe('image/jpeg')
    expect(facts).toMatchObject({ format: 'jpeg', width: 40, height: 60 })
    expect(facts.exif).toBeUndefined()
  })

  test('of an iPhone’s picture is a JPEG', async () => {
    const { bytes, mediaType } = await renderPreview('image/heic', inPieces(heicFile()))
    expect(mediaType).toBe('image/jpeg')
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 64, height: 48 })
  })

  test('of a PNG stays a PNG', async () => {
    const { bytes } = await renderPreview('image/png', inPieces(await pngFile()))
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 60, height: 40 })
  })

  test('is at most 1600 pixels long', async () => {
    const large = await sharp({ create: { width: 3200, height: 800, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer()
    const { bytes } = await renderPreview('image/jpeg', inPieces(large))
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 1600, height: 400 })
  })

  test('of something that cannot be decoded is refused', async () => {
    const broken = (await jpegFile()).subarray(0, 300)
    await expect(renderPreview('image/jpeg', inPieces(broken))).rejects.toMatchObject({ code: 'document_unreadable' })
  })
})

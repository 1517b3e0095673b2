import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deleteDueDocuments } from '#app/features/documents/delete-due-documents.server.ts'
import { sweepFolder } from '#app/features/documents/sweep-folder.server.ts'
import { deletePersonalData } from '#app/features/retention/delete-personal-data.server.ts'
import { deleteTraces } from '#app/features/retention/delete-traces.server.ts'
import { hashToken } from '#app/lib/tokens.ts'
import type { AppointmentRow } from '#tests/factories/appointment.ts'
import { pdfFile } from '#tests/factories/files.ts'
import { type DocumentHouse, NINE, openDocumentHouse } from '../documents/document-house.ts'
import { findTraces } from './find-traces.ts'

const PERSON = {
  name: 'Xaveria Zwirbelwind',
  lastName: 'Zwirbelwind',
  email: 'xaveria@zwirbel.example',
  phone: '+49 30 99887766',
  remark: 'Komme mit Gehhilfe Quastenflosser',
  draft: 'Entwurf Quastenflosser',
  wish: 'Gebärdensprache Quastenflosser',
  chat: 'Meine Nummer ist Quastenflosser',
  note: 'Notiz Quastenflosser',
  summary: 'Zusammenfassung Quastenflosser',
  file: 'Zwirbelwind-Pass.pdf',
}
const WORDS = ['zwirbel', 'xaveria', 'quastenflosser', '99887766']
/** The department's rule of the test city: 30 days for appointments, 14 for documents. */
const days = (count: number) => NINE.add({ hours: 24 * count, minutes: 30 })

let house: DocumentHouse

beforeAll(async () => {
  house = await openDocumentHouse()
}, 60_000)
afterAll(() => house.close())

/** An appointment that left something in every place where a person can leave something. */
async function leaveTraces(state: 'booked' | 'completed' | 'cancelled' = 'booked'): Promise<AppointmentRow> {
  const appointment = await house.book({ ...PERSON, state: 'booked' })
  const { appointmentId, partyId } = appointment
  const { sql } = house.db
  const [staffId] = house.city.staffIds
  await house.send(appointment, pdfFile(PERSON.name), PERSON.file, house.city.checklistItemIds[0])
  await sql`
    UPDATE appointment SET remark = ${PERSON.remark}, draft = ${sql.json({ name: PERSON.name, text: PERSON.draft })},
      language_wish = ${PERSON.wish}, aids_wish = ${PERSON.wish}, form_key = ${`key-${PERSON.email}-${appointmentId}`},
      form_digest = ${PERSON.email}, cancel_reason = ${PERSON.remark}, state = ${state}, ended_at = ${NINE}
    WHERE id = ${appointmentId}`
  await sql`UPDATE party SET device_check = ${sql.json({ camera: PERSON.name })} WHERE id = ${partyId}`
  await sql`INSERT INTO party (appointment_id, role, name, email) VALUES (${appointmentId}, 'companion', ${PERSON.name}, ${PERSON.email})`
  await sql`INSERT INTO visit (appointment_id, summary, next_steps) VALUES (${appointmentId}, ${PERSON.summary}, ${PERSON.summary})`
  await sql`INSERT INTO chat_message (appointment_id, party_id, sent_at, body) VALUES (${appointmentId}, ${partyId}, ${NINE}, ${PERSON.chat})`
  await sql`INSERT INTO colleague_note (appointment_id, staff_id, written_at, body) VALUES (${appointmentId}, ${staffId!}, ${NINE}, ${PERSON.note})`
  await sql`
    INSERT INTO notice (appointment_id, party_id, kind, sequence, locale, queued_at, state, reason)
    VALUES (${appointmentId}, ${partyId}, 'confirmed', 0, 'de', ${NINE}, 'failed', ${`550 no such user ${PERSON.email}`})`
  return appointment
}

async function run(now: Temporal.Instant): Promise<void> {
  await deleteDueDocuments(house, now)
  await deletePersonalData(house.db, now)
  await deleteTraces(house.db, now)
}

const traces = () => findTraces(house.db, house.config.documentFolder, WORDS)

describe('when its time has come', () => {
  beforeEach(async () => {
    await house.db.sql`DELETE FROM appointment`
  })

  test.each(['completed', 'booked'] as const)(
    'nothing of a person is left of an appointment that is %s',
    async (state) => {
      const appointment = await leaveTraces(state)
      // appointment, two people, visit, chat, note, notice, document
      expect(await traces()).toHaveLength(8)
      await run(days(30))
      expect(await traces()).toEqual([])
      expect(await house.files()).toEqual([])
      const [row] = await house.db.sql`SELECT * FROM appointment WHERE id = ${appointment.appointmentId}`
      expect(row).toMatchObject({
        state,
        serviceName: house.city.service.name,
        startsAt: NINE,
        manageTokenHash: null,
        code: null,
      })
      expect((await house.auditOf(appointment.appointmentId)).at(-1)?.type).toBe('personal_data_deleted')
    },
  )

  test('and not before, the old links are dead and the figures stay', async () => {
    const { manageToken, appointmentId, partyId } = await leaveTraces('completed')
    await house.db.sql`UPDATE party SET arrived_at = ${NINE}, admitted_at = ${NINE} WHERE id = ${partyId}`
    await run(days(29))
    expect((await traces()).length).toBeGreaterThan(5)
    await run(days(30))
    expect(
      await house.db.sql`SELECT 1 FROM appointment WHERE manage_token_hash = ${hashToken(manageToken)}`,
    ).toHaveLength(0)
    const [party] = await house.db.sql`SELECT role, arrived_at, admitted_at FROM party WHERE id = ${partyId}`
    expect(party).toEqual({ role: 'applicant', arrivedAt: NINE, admittedAt: NINE })
    const before = await house.db.sql`SELECT * FROM appointment WHERE id = ${appointmentId}`
    await run(days(31))
    expect(await house.db.sql`SELECT * FROM appointment WHERE id = ${appointmentId}`).toEqual(before)
  })

  test('a cancelled appointment counts from its cancellation', async () => {
    const { appointmentId } = await leaveTraces('cancelled')
    await house.db
      .sql`UPDATE appointment SET ended_at = ${NINE.subtract({ hours: 24 * 60 })} WHERE id = ${appointmentId}`
    await run(NINE.subtract({ hours: 24 * 29 }))
    expect(await traces()).toEqual([])
  })

  test('a request that nobody confirmed is forgotten after a day', async () => {
    const { appointmentId } = await leaveTraces()
    await house.db.sql`UPDATE appointment SET state = 'expired', ended_at = ${NINE} WHERE id = ${appointmentId}`
    await run(NINE.add({ hours: 23 }))
    expect((await traces()).length).toBeGreaterThan(5)
    await run(NINE.add({ hours: 24 }))
    expect(await traces()).toEqual([])
  })

  test('what is still running is left alone', async () => {
    await leaveTraces()
    const { appointmentId } = await house.book({ ...PERSON, state: 'requested', expiresAt: days(100) })
    await run(days(60))
    expect(
      await house.db.sql`SELECT 1 FROM party WHERE appointment_id = ${appointmentId} AND name = ${PERSON.name}`,
    ).toHaveLength(1)
  })
})

describe('documents', () => {
  beforeEach(async () => {
    await house.db.sql`DELETE FROM appointment`
    await sweepNow()
  })

  /** Sweeps as if all files had lain there for long. */
  async function sweepNow(): Promise<number> {
    const { utimes, readdir } = await import('node:fs/promises')
    const entries = await readdir(house.config.documentFolder, { recursive: true, withFileTypes: true }).catch(() => [])
    for (const entry of entries.filter((file) => file.isFile())) await utimes(`${entry.parentPath}/${entry.name}`, 0, 0)
    return sweepFolder(house)
  }

  test('are deleted after their own days, file and row', async () => {
    const appointment = await house.book()
    await house.send(appointment, pdfFile())
    expect(await deleteDueDocuments(house, days(13))).toBe(0)
    expect(await house.files()).toHaveLength(1)
    expect(await deleteDueDocuments(house, days(14))).toBe(1)
    expect(await house.files()).toHaveLength(0)
    expect(await house.documentRows(appointment.appointmentId)).toHaveLength(0)
  })

  test('move with their appointment', async () => {
    const appointment = await house.book()
    await house.send(appointment, pdfFile())
    const later = NINE.add({ hours: 24 * 30 })
    await house.db.sql`
      UPDATE appointment SET starts_at = ${later}, ends_at = ${later.add({ minutes: 20 })} WHERE id = ${appointment.appointmentId}`
    expect(await deleteDueDocuments(house, days(20))).toBe(0)
    expect(await deleteDueDocuments(house, days(44))).toBe(1)
  })

  test('of a cancelled appointment go at once', async () => {
    const appointment = await house.book()
    await house.send(appointment, pdfFile())
    await house.db.sql`UPDATE appointment SET state = 'cancelled' WHERE id = ${appointment.appointmentId}`
    expect(await deleteDueDocuments(house, NINE.subtract({ hours: 5 }))).toBe(1)
  })

  test('without a row are swept, those with one and young ones are not', async () => {
    const appointment = await house.book()
    const kept = await house.book()
    await house.send(appointment, pdfFile())
    await house.send(kept, pdfFile())
    await house.db.sql`DELETE FROM document WHERE appointment_id = ${appointment.appointmentId}`
    expect(await sweepFolder(house)).toBe(0)
    expect(await sweepNow()).toBe(1)
    const [row] = await house.documentRows(kept.appointmentId)
    expect(await house.files()).toEqual([row!.storageKey])
  })
})

test('old traces of running go, young ones stay', async () => {
  const { sql } = house.db
  await sql`DELETE FROM webhook_event`
  const old = NINE.subtract({ hours: 24 * 100 })
  for (const [id, at] of [
    ['old', old],
    ['young', NINE],
  ] as const)
    await sql`INSERT INTO webhook_event (id, type, happened_at, received_at) VALUES (${id}, 'room_started', ${at}, ${at})`
  await sql`INSERT INTO event (at, type, department_id) VALUES (${old}, 'visit_opened', ${house.city.departmentId})`
  await sql`INSERT INTO throttle (key, points, expire) VALUES ('a', 1, ${old.epochMilliseconds})`
  await sql`SELECT graphile_worker.add_job('nothing', max_attempts := 1)`
  await sql`UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = ${PERSON.email}, updated_at = ${old}`
  await deleteTraces(house.db, NINE)
  expect(await sql`SELECT id FROM webhook_event`).toEqual([{ id: 'young' }])
  expect(await sql`SELECT 1 FROM event WHERE at = ${old}`).toHaveLength(0)
  expect(await sql`SELECT 1 FROM throttle`).toHaveLength(0)
  expect(await sql`SELECT 1 FROM graphile_worker._private_jobs`).toHaveLength(0)
})

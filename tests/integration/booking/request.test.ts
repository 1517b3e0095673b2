import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { cancelAppointment } from '#app/features/booking/cancel-appointment.server.ts'
import { confirmAppointment } from '#app/features/booking/confirm-appointment.server.ts'
import { correctEmail } from '#app/features/booking/correct-email.server.ts'
import { expireRequests } from '#app/features/booking/expire-requests.server.ts'
import { confirmToken } from '#app/features/booking/link-tokens.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'
import { at, countOverlaps, hold, NOW, readAppointment, readTraces, request, TOKEN_KEY } from './booking-journey.ts'

let database: TestDatabase
let db: Db
let city: City
const TEN = at('2027-03-16T10:00')

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDb(database.url)
})
afterAll(async () => {
  await db.close()
  await database.drop()
})
beforeEach(async () => {
  city = await createCity(db, { caseworkers: 1 })
})

const confirm = (appointmentId: string, now = NOW, sequence = 0) =>
  confirmAppointment(db, { confirmToken: confirmToken(TOKEN_KEY, appointmentId, sequence) }, now)

test('a request keeps the time for two hours and asks to be confirmed by e-mail', async () => {
  const { appointmentId, holdToken } = await hold(db, city, TEN)
  await request(db, holdToken, {
    details: { companions: [{ name: 'Toni Muster', role: 'interpreter', email: 'toni@example.org' }] },
  })
  const appointment = await readAppointment(db, appointmentId)
  expect(appointment).toMatchObject({ state: 'requested', expiresAt: NOW.add({ hours: 2 }), draft: null })
  expect(appointment!.code).toMatch(/^[A-Z0-9]{8}$/)
  expect(await readTraces(db, appointmentId)).toEqual({
    audits: ['appointment_requested'],
    events: ['appointment_requested'],
    notices: ['please_confirm'],
    allocations: 1,
  })
  const parties =
    await db.sql`SELECT role, name, email, last_name_folded FROM party WHERE appointment_id = ${appointmentId} ORDER BY role`
  expect([...parties]).toEqual([
    { role: 'applicant', name: 'Alex Müller-Größ', email: 'alex@example.org', lastNameFolded: 'mueller-groess' },
    { role: 'interpreter', name: 'Toni Muster', email: 'toni@example.org', lastNameFolded: '' },
  ])
})

test('the time for confirming comes from the department', async () => {
  const quick = await createCity(db, { requestMinutes: 30 })
  const { holdToken, appointmentId } = await hold(db, quick, TEN)
  await request(db, holdToken)
  expect((await readAppointment(db, appointmentId))!.expiresAt).toEqual(NOW.add({ minutes: 30 }))
})

test('a double click makes one request, one code and one mail', async () => {
  const { holdToken, appointmentId } = await hold(db, city, TEN)
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => request(db, holdToken, { formKey: 'k'.repeat(43) })),
  )
  expect(new Set(answers.map((answer) => answer.appointmentId))).toEqual(new Set([appointmentId]))
  expect(await readTraces(db, appointmentId)).toMatchObject({
    audits: ['appointment_requested'],
    notices: ['please_confirm'],
  })
  const again = await request(db, holdToken, { formKey: 'k'.repeat(43), now: NOW.add({ minutes: 20 }) })
  expect(again.expiresAt).toEqual(NOW.add({ hours: 2 }))
})

test('the same form with other data is refused and changes nothing', async () => {
  const { holdToken, appointmentId } = await hold(db, city, TEN)
  await request(db, holdToken, { formKey: 'first' })
  const before = await readAppointment(db, appointmentId)
  const other = { firstName: 'Somebody' }
  await expect(request(db, holdToken, { formKey: 'first', details: other })).rejects.toMatchObject({
    code: 'form_key_reused',
  })
  await expect(request(db, holdToken, { formKey: 'second' })).rejects.toMatchObject({ code: 'form_key_reused' })
  expect(await readAppointment(db, appointmentId)).toEqual(before)
})

test('a form key of one booking cannot be used for another', async () => {
  const first = await hold(db, city, TEN)
  const second = await hold(db, city, at('2027-03-16T11:00'))
  await request(db, first.holdToken, { formKey: 'shared' })
  await expect(request(db, second.holdToken, { formKey: 'shared' })).rejects.toMatchObject({ code: 'form_key_reused' })
  expect(await readAppointment(db, second.appointmentId)).toMatchObject({ state: 'held' })
})

test('a hold that ran out while typing is taken again when nobody else came', async () => {
  const { holdToken, appointmentId } = await hold(db, city, TEN)
  await request(db, holdToken, { now: NOW.add({ minutes: 40 }) })
  expect(await readAppointment(db, appointmentId)).toMatchObject({ state: 'requested' })
})

test('it is taken again also when somebody had it in between and gave it back', async () => {
  const slow = await hold(db, city, TEN)
  await hold(db, city, TEN, { now: NOW.add({ minutes: 16 }) })
  await request(db, slow.holdToken, { now: NOW.add({ minutes: 40 }) })
  expect(await readTraces(db, slow.appointmentId)).toMatchObject({ allocations: 1 })
  expect(await countOverlaps(db)).toBe(0)
})

test('a hold that ran out and went to somebody else says so and is not lost as a form', async () => {
  const slow = await hold(db, city, TEN)
  const quick = await hold(db, city, TEN, { now: NOW.add({ minutes: 16 }) })
  await request(db, quick.holdToken, { now: NOW.add({ minutes: 17 }) })
  await expect(request(db, slow.holdToken, { now: NOW.add({ minutes: 18 }) })).rejects.toMatchObject({
    code: 'hold_expired',
  })
  expect(await readAppointment(db, slow.appointmentId)).toMatchObject({ state: 'held' })
  expect(await countOverlaps(db)).toBe(0)
})

test('confirming books once, however often it is done', async () => {
  const { holdToken, appointmentId } = await hold(db, city, TEN)
  await request(db, holdToken)
  const answers = await Promise.all([confirm(appointmentId), confirm(appointmentId), confirm(appointmentId)])
  expect(answers.filter((answer) => !answer.alreadyConfirmed)).toHaveLength(1)
  expect(await readAppointment(db, appointmentId)).toMatchObject({ state: 'booked', expiresAt: null, icalSequence: 0 })
  expect(await readTraces(db, appointmentId)).toEqual({
    audits: ['appointment_requested', 'appointment_confirmed'],
    events: ['appointment_requested', 'appointment_booked'],
    notices: ['confirmed', 'please_confirm', 'reminder'].filter(
      (kind) => kind !== 'reminder' || TEN.since(NOW).total('hours') > 24,
    ),
    allocations: 1,
  })
  await expireRequests(db, NOW.add({ hours: 3 }))
  expect(await readAppointment(db, appointmentId)).toMatchObject({ state: 'booked' })
})

test('an unconfirmed request expires and frees its time, with and without the sweeper', async () => {
  const { holdToken, appointmentId } = await hold(db, city, TEN)
  await request(db, holdToken)
  await expect(hold(db, city, TEN, { now: NOW.add({ minutes: 119 }) })).rejects.toMatchObject({ code: 'slot_taken' })
  await hold(db, city, TEN, { now: NOW.add({ minutes: 120 }) })
  expect(await expireRequests(db, NOW.add({ minutes: 120 }))).toBeGreaterThan(0)
  expect(await readAppointment(db, appointmentId)).toMatchObject({ state: 'expired', expiresAt: null })
  expect(await readTraces(db, appointmentId)).toMatchObject({
    allocations: 0,
    audits: ['appointment_requested', 'appointment_expired'],
  })
  await expect(confirm(appointmentId, NOW.add({ minutes: 121 }))).rejects.toMatchObject({ code: 'request_expired' })
  expect(await countOverlaps(db)).toBe(0)
})

test('a late confirmation still books when the time is free', async () => {
  const { holdToken, appointmentId } = await hold(db, city, TEN)
  await request(db, holdToken)
  await expireRequests(db, NOW.add({ hours: 3 }))
  expect(await confirm(appointmentId, NOW.add({ hours: 4 }))).toMatchObject({ alreadyConfirmed: false })
  expect(await readTraces(db, appointmentId)).toMatchObject({ allocations: 1 })
})

test('a cancelled request cannot be confirmed', async () => {
  const { holdToken, appointmentId } = await hold(db, city, TEN)
  await request(db, holdToken)
  await cancelAppointment(db, { appointmentId, by: { kind: 'citizen' }, reason: '' }, NOW)
  await expect(confirm(appointmentId)).rejects.toMatchObject({ code: 'already_cancelled' })
})

test('a corrected address gets a new link, and the link in the first mail ends', async () => {
  const { holdToken, appointmentId } = await hold(db, city, TEN)
  await request(db, holdToken)
  await correctEmail(db, { holdToken, email: 'right@example.org', tokenKey: TOKEN_KEY }, NOW)
  await expect(confirm(appointmentId)).rejects.toMatchObject({ code: 'not_found' })
  await confirm(appointmentId, NOW, 1)
  const [party] = await db.sql`SELECT email FROM party WHERE appointment_id = ${appointmentId}`
  expect(party).toEqual({ email: 'right@example.org' })
  expect((await readTraces(db, appointmentId)).notices.filter((kind) => kind === 'please_confirm')).toHaveLength(2)
  await expect(correctEmail(db, { holdToken, email: 'x@example.org', tokenKey: TOKEN_KEY }, NOW)).rejects.toMatchObject(
    { code: 'already_confirmed' },
  )
})

test('no more than four mails ask for a confirmation', async () => {
  const { holdToken } = await hold(db, city, TEN)
  await request(db, holdToken)
  const again = () => correctEmail(db, { holdToken, email: 'a@example.org', tokenKey: TOKEN_KEY }, NOW)
  await again()
  await again()
  await again()
  await expect(again()).rejects.toMatchObject({ code: 'too_many_attempts' })
})

test('a process that dies between the steps leaves a hold or a request, never half of one', async () => {
  const { holdToken, appointmentId } = await hold(db, city, TEN)
  const dying = spawn(process.execPath, [
    fileURLToPath(new URL('dying-process.ts', import.meta.url)),
    database.url,
    appointmentId,
  ])
  await once(dying.stdout, 'data')
  dying.kill('SIGKILL')
  await once(dying, 'exit')
  await expect
    .poll(() => db.sql`SELECT 1 FROM pg_stat_activity WHERE application_name = 'dying'`.then((rows) => rows.length))
    .toBe(0)
  expect(await readAppointment(db, appointmentId)).toMatchObject({ state: 'held', code: null })
  await request(db, holdToken)
  expect(await readTraces(db, appointmentId)).toMatchObject({ notices: ['please_confirm'], allocations: 1 })
})

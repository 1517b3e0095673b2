import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmToken, manageToken } from '#app/features/booking/link-tokens.ts'
import { slotValue } from '#app/features/booking/slot-value.ts'
import { newToken } from '#app/lib/tokens.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'
import { type FormClient, openFormClient } from '#tests/setup/form-client.ts'
import { startWebProcess, type WebProcess } from '#tests/setup/web-process.ts'
import {
  ALEX,
  at,
  countDeadlocks,
  countOverlaps,
  hold,
  NOW,
  readTraces,
  request,
  TOKEN_KEY,
} from './booking-journey.ts'

const LAST = at('2027-03-16T10:00')
let database: TestDatabase
let db: Db
let city: City
let web: WebProcess[]
let dying: WebProcess
let clients: FormClient[]

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDb(database.url)
  city = await createCity(db, { caseworkers: 1, service: { bufferAfterMinutes: 0 } })
  const start = () => startWebProcess({ databaseUrl: database.url, clock: NOW.toString(), tokenKey: TOKEN_KEY })
  web = [await start(), await start()]
  dying = await start()
  clients = web.map(({ port }) => openFormClient(port, 100))
}, 240_000)
afterAll(async () => {
  for (const client of clients) client.close()
  await Promise.all(web.map((process) => process.stop()))
  await db.close()
  await database.drop()
})

const times = () => `/buchen/${city.departmentSlug}/${city.serviceSlug}`
const slotForm = (start: Temporal.Instant, holdToken = newToken()) => ({
  art: 'video',
  formular: holdToken,
  zeit: slotValue(city.offeringId, start.toString()),
})

function detailsForm() {
  const { companions: _, aids: __, earlier: ___, birthYear: ____, ...texts } = ALEX
  return { ...texts, privacy: 'on', art: 'video' }
}

test('200 requests for the last slot over two web processes, by holds, moves and run-out holds: one wins, nobody sees a fault', async () => {
  const movers = await Promise.all(
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((step) =>
      bookAppointmentRow(db, city, { startsAt: LAST.add({ minutes: step * 20 }), tokenKey: TOKEN_KEY, now: NOW }),
    ),
  )
  const late: string[] = []
  for (let person = 0; person < 10; person++)
    late.push((await hold(db, city, LAST, { now: NOW.subtract({ hours: 10 - person }) })).holdToken)
  const attempts = [
    ...Array.from({ length: 180 }, () => (client: FormClient) => client.post(times(), slotForm(LAST))),
    ...movers.map(
      ({ appointmentId }) =>
        (client: FormClient) =>
          client.post(`/termin/${manageToken(TOKEN_KEY, appointmentId)}/verschieben`, {
            art: 'video',
            zeit: slotForm(LAST).zeit,
          }),
    ),
    ...late.map(
      (holdToken) => (client: FormClient) =>
        client.post(`/buchen/${holdToken}/pruefen`, { ...detailsForm(), formular: newToken() }),
    ),
  ]
  const mixed = attempts
    .map((attempt, index) => ({ attempt, order: (index * 7919) % 200 }))
    .sort((a, b) => a.order - b.order)
  const answers = await Promise.all(mixed.map(({ attempt }, index) => attempt(clients[index % 2]!)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
  const lost = answers.filter(({ location }) => /grund=(slot_taken|hold_expired)/.test(location ?? ''))
  expect(lost).toHaveLength(199)
  const [taken] = await db.sql`
    SELECT count(*)::int AS owners FROM allocation
    WHERE lower(during) = ${LAST} AND resource_id = ${city.resourceIds[0]!} AND (expires_at IS NULL OR expires_at > ${NOW.add({ minutes: 1 })})`
  expect(taken).toEqual({ owners: 1 })
  expect(await countOverlaps(db)).toBe(0)
  expect(await countDeadlocks(db)).toBe(0)
  expect(web.flatMap(({ output }) => output)).toEqual([])
})

test('who lost is told so and offered the nearest times as buttons', async () => {
  const { location } = await clients[0]!.post(times(), slotForm(LAST))
  const page = await clients[0]!.get(location!)
  expect(page.status).toBe(200)
  expect(page.body).toContain('Diese Zeit wurde gerade vergeben')
  expect(page.body.match(/<button[^>]*name="zeit"/g)).toHaveLength(3)
})

test('a double click over two processes is one booking, also when the first answer was lost', async () => {
  const holdToken = newToken()
  const start = at('2027-03-17T09:00')
  const held = await Promise.all(clients.map((client) => client.post(times(), slotForm(start, holdToken))))
  expect(held.map(({ location }) => location)).toEqual([`/buchen/${holdToken}/angaben`, `/buchen/${holdToken}/angaben`])
  const form = { ...detailsForm(), formular: newToken() }
  const sent = await Promise.all(
    [...clients, ...clients].map((client) => client.post(`/buchen/${holdToken}/pruefen`, form)),
  )
  expect(new Set(sent.map(({ location }) => location))).toEqual(new Set([`/buchen/${holdToken}/gesendet`]))
  const changed = await clients[0]!.post(`/buchen/${holdToken}/pruefen`, { ...form, lastName: 'Anders' })
  expect(changed.location).toBe(`/buchen/${holdToken}/gesendet?grund=form_key_reused`)
  const [row] = await db.sql<{ id: string }[]>`SELECT id FROM appointment WHERE form_key = ${form.formular}`
  expect(await readTraces(db, row!.id)).toMatchObject({ notices: ['please_confirm'], allocations: 1 })
})

test('a request that was committed when its process died is there, and sending the form again shows it', async () => {
  const client = openFormClient(dying.port, 1)
  const { holdToken, appointmentId } = await hold(db, city, at('2027-03-17T11:00'))
  const form = { ...detailsForm(), formular: newToken() }
  const lost = client.post(`/buchen/${holdToken}/pruefen`, form).catch(() => null)
  await expect
    .poll(async () => (await readTraces(db, appointmentId)).audits, { interval: 1, timeout: 10_000 })
    .toHaveLength(1)
  await dying.kill()
  await lost
  client.close()
  const again = await clients[0]!.post(`/buchen/${holdToken}/pruefen`, form)
  expect(again.location).toBe(`/buchen/${holdToken}/gesendet`)
  expect(await readTraces(db, appointmentId)).toMatchObject({
    notices: ['please_confirm'],
    audits: ['appointment_requested'],
  })
})

test('a run-out hold keeps what was typed when its time is gone', async () => {
  const start = at('2027-03-17T13:00')
  const { holdToken } = await hold(db, city, start, { now: NOW.subtract({ minutes: 30 }) })
  const typed = await clients[0]!.post(`/buchen/${holdToken}/angaben`, { ...detailsForm(), lastName: '' })
  expect(typed.status).toBe(400)
  expect(typed.body).toContain('<title>Fehler:')
  expect(typed.body).toContain('value="alex@example.org"')
  const other = await hold(db, city, start)
  await request(db, other.holdToken)
  const sent = await clients[0]!.post(`/buchen/${holdToken}/pruefen`, { ...detailsForm(), formular: newToken() })
  const page = await clients[0]!.get(sent.location!)
  expect(page.body).toContain('Ihre Angaben sind noch da')
  const again = await clients[0]!.get(`/buchen/${holdToken}/angaben`)
  expect(again.body).toContain('value="alex@example.org"')
})

test('opening the links of a mail changes nothing', async () => {
  const { holdToken, appointmentId } = await hold(db, city, at('2027-03-17T14:00'))
  await request(db, holdToken)
  const page = await clients[0]!.get(`/termin/bestaetigen/${confirmToken(TOKEN_KEY, appointmentId, 0)}`)
  expect(page.body).toContain('Termin bestätigen')
  await clients[0]!.get(`/termin/${manageToken(TOKEN_KEY, appointmentId)}/absagen`)
  const [row] = await db.sql`SELECT state FROM appointment WHERE id = ${appointmentId}`
  expect(row).toEqual({ state: 'requested' })
})

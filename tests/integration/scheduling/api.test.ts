import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '#app/lib/log.ts'
import { hashToken, newToken } from '#app/lib/tokens.ts'
import { loader as offerings } from '#app/routes/api/offerings.ts'
import { loader as offices } from '#app/routes/api/offices.ts'
import { loader as services } from '#app/routes/api/services.ts'
import { loader as slots } from '#app/routes/api/slots.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'

let database: TestDatabase
let db: Db
let city: City

const NOW = Temporal.Instant.from('2027-03-12T07:00:00Z')

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDb(database.url)
  const service = {
    durationMinutes: 30,
    gridMinutes: 30,
    bufferAfterMinutes: 0,
    modes: ['video' as const, 'phone' as const],
  }
  city = await createCity(db, {
    caseworkers: 2,
    windows: { 1: [{ from: 480, to: 540 }] },
    service,
    checklist: [{ title: 'Passfoto' }],
  })
})
afterAll(async () => {
  await db.close()
  await database.drop()
})

function ask(
  loader: (args: LoaderFunctionArgs) => Promise<Response>,
  path: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const context = {
    db,
    now: () => NOW,
    config: { publicUrl: 'https://termine.example.org' },
    log: createLog('silent', 'test'),
  }
  const request = new Request(`https://termine.example.org${path}`, { headers })
  const offeringId = /offerings\/([^/?]+)\/slots/.exec(path)?.[1] ?? ''
  return loader({ request, params: { offeringId }, context: context as unknown as AppLoadContext })
}

const askSlots = (id: string, query: string, headers?: Record<string, string>) =>
  ask(slots, `/api/v1/offerings/${id}/slots?${query}`, headers)

test('free slots come as local times with offset, mode and how many are free', async () => {
  const answer = await askSlots(city.offeringId, 'from=2027-03-15&to=2027-03-21&mode=video')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({
    offering: city.offeringId,
    timeZone: 'Europe/Berlin',
    from: '2027-03-15',
    to: '2027-03-21',
    slots: [
      { start: '2027-03-15T08:00:00+01:00', mode: 'video', free: 2 },
      { start: '2027-03-15T08:30:00+01:00', mode: 'video', free: 2 },
    ],
  })
})

test('the source’s id of the offering is as good as ours; without a mode each has its entry', async () => {
  const answer = await (await askSlots('a1', 'from=2027-03-15&to=2027-03-15')).json()
  expect(answer.slots.map((slot: { mode: string }) => slot.mode)).toEqual(['video', 'phone', 'video', 'phone'])
})

test('a mode that this offering has not is an empty list', async () => {
  const answer = await askSlots(city.offeringId, 'from=2027-03-15&to=2027-03-15&mode=on_site')
  expect([answer.status, (await answer.json()).slots]).toEqual([200, []])
})

test('who is free is told to staff only', async () => {
  const query = 'from=2027-03-15&to=2027-03-15&mode=video&resources=true'
  expect((await askSlots(city.offeringId, query)).status).toBe(401)
  const session = newToken()
  await db.sql`
    INSERT INTO staff_session (id_hash, staff_id, created_at, last_seen_at, expires_at, csrf_token)
    VALUES (${hashToken(session)}, ${city.staffIds[0]!}, ${NOW}, ${NOW}, ${NOW.add({ hours: 8 })}, ${newToken()})`
  const answer = await askSlots(city.offeringId, query, { cookie: `__Host-sprechzeit=${session}` })
  expect((await answer.json()).slots[0]).toEqual({
    start: '2027-03-15T08:00:00+01:00',
    mode: 'video',
    free: 2,
    resources: ['r1', 'r2'],
  })
})

test.each([
  ['from=2027-03-15&to=2027-06-16', 'to is more than 92 days after from'],
  ['from=15.03.2027&to=2027-03-15', 'from is no date of the form YYYY-MM-DD'],
  ['to=2027-03-15', 'from is missing; a date like 2027-03-15 is needed'],
  ['from=2027-03-15&to=2027-03-14&mode=fax', 'mode is none of video, phone, on_site'],
])('a query that is not valid is refused with a problem document (%s)', async (query, detail) => {
  const answer = await askSlots(city.offeringId, query)
  expect(answer.status).toBe(400)
  expect(answer.headers.get('content-type')).toMatch('application/problem+json')
  const problem = await answer.json()
  expect(problem).toMatchObject({ type: 'about:blank', status: 400, title: 'The query is not valid' })
  expect(problem.detail).toContain(detail)
})

test.each(['00000000-0000-4000-8000-000000000000', 'nothing', "a'1"])(
  'an id that nobody has is not found (%s)',
  async (id) => {
    const answer = await askSlots(encodeURIComponent(id), 'from=2027-03-15&to=2027-03-15')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ])
  },
)

test('the catalogue lists services, offices and offerings with their source ids', async () => {
  const read = async (loader: typeof services, path: string) => (await ask(loader, path)).json()
  const {
    services: [service],
  } = await read(services, '/api/v1/services') // prettier-ignore
  expect(service).toMatchObject({ id: city.serviceId, sourceId: 's1', durationMinutes: 30, modes: ['video', 'phone'] })
  expect(service.checklist[0]).toMatchObject({ title: 'Passfoto', required: true })
  const {
    offices: [office],
  } = await read(offices, '/api/v1/offices') // prettier-ignore
  expect(office).toMatchObject({ id: city.officeId, sourceId: 'o1', timeZone: 'Europe/Berlin', land: null })
  const {
    offerings: [offering],
  } = await read(offerings, '/api/v1/offerings') // prettier-ignore
  expect(offering).toMatchObject({ id: city.offeringId, sourceId: 'a1', modes: ['video', 'phone'] })
  expect(offering.service.sourceId + offering.office.sourceId).toBe('s1o1')
})

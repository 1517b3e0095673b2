import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCandidates } from '#app/features/scheduling/queries.server.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'

let database: TestDatabase
let db: Db

const NOW = Temporal.Instant.from('2027-03-12T07:00:00Z')

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDb(database.url)
})
afterAll(async () => {
  await db.close()
  await database.drop()
})

function candidates(
  city: City,
  start: string,
  terms: Partial<Parameters<typeof listCandidates>[1]> = {},
): Promise<string[]> {
  const request = {
    offeringId: city.offeringId,
    mode: 'video' as const,
    start: Temporal.Instant.from(start),
    now: NOW,
    ...terms,
  }
  return db.transaction(async (tx) => (await listCandidates(tx, request)).flat())
}

test('everybody who is free at a slot, and nobody at a start that is none', async () => {
  const city = await createCity(db, { caseworkers: 2 })
  expect((await candidates(city, '2027-03-15T08:00+01:00')).toSorted()).toEqual(city.resourceIds.toSorted())
  const refused = {
    'off the grid': '2027-03-15T08:10+01:00',
    'not on the minute': '2027-03-15T08:00:30+01:00',
    'on a Sunday': '2027-03-14T08:00+01:00',
    'over the end of the window': '2027-03-15T16:00+01:00',
    'within the lead time': '2027-03-12T08:40+01:00',
    'beyond the horizon': '2027-06-14T08:00+02:00',
  }
  for (const [why, start] of Object.entries(refused)) expect(await candidates(city, start), why).toEqual([])
})

test('nobody for a mode that is not offered, and for what is not active', async () => {
  const city = await createCity(db, { caseworkers: 1, service: { modes: ['phone'] } })
  const start = '2027-03-15T08:00+01:00'
  expect(await candidates(city, start)).toEqual([])
  expect(await candidates(city, start, { mode: 'phone' })).toEqual(city.resourceIds)
  await db.sql`UPDATE offering SET active = false WHERE id = ${city.offeringId}`
  expect(await candidates(city, start, { mode: 'phone' })).toEqual([])
})

test('somebody taken is nobody’s candidate, unless by the appointment that moves', async () => {
  const city = await createCity(db, { caseworkers: 1 })
  const start = '2027-03-15T08:00+01:00'
  const taken = await bookAppointmentRow(db, city, { startsAt: start })
  expect(await candidates(city, start)).toEqual([])
  expect(await candidates(city, start, { excludeAppointmentId: taken.appointmentId })).toEqual(city.resourceIds)
})

test('an expired hold does not count', async () => {
  const city = await createCity(db, { caseworkers: 1 })
  const start = '2027-03-15T08:00+01:00'
  await bookAppointmentRow(db, city, { startsAt: start, state: 'held', expiresAt: NOW })
  expect(await candidates(city, start)).toEqual(city.resourceIds)
  expect(await candidates(city, start, { now: NOW.subtract({ seconds: 1 }) })).toEqual([])
})

test('least booked on the local date first, then who has waited longest for an assignment', async () => {
  const city = await createCity(db, { caseworkers: 4 })
  const [busy, recent, patient, fresh] = city.resourceIds
  await bookAppointmentRow(db, city, { startsAt: '2027-03-16T09:00+01:00', resourceId: patient! })
  await bookAppointmentRow(db, city, { startsAt: '2027-03-15T09:00+01:00', resourceId: busy! })
  await bookAppointmentRow(db, city, { startsAt: '2027-03-16T09:00+01:00', resourceId: recent! })
  expect(await candidates(city, '2027-03-15T08:00+01:00')).toEqual([fresh, patient, recent, busy])
})

test('both passes of the repeated hour are slots of their own', async () => {
  const city = await createCity(db, {
    caseworkers: 1,
    windows: { 7: [{ from: 120, to: 180 }] },
    service: { horizonDays: 400, durationMinutes: 20, gridMinutes: 20, bufferAfterMinutes: 0 },
  })
  await bookAppointmentRow(db, city, { startsAt: '2027-10-31T02:20+02:00' })
  expect(await candidates(city, '2027-10-31T02:20+02:00')).toEqual([])
  expect(await candidates(city, '2027-10-31T02:20+01:00')).toEqual(city.resourceIds)
})

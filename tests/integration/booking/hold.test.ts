import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { expireRequests } from '#app/features/booking/expire-requests.server.ts'
import { extendHold } from '#app/features/booking/extend-hold.server.ts'
import { releaseHold } from '#app/features/booking/release-hold.server.ts'
import { saveDraft } from '#app/features/booking/save-draft.server.ts'
import { newToken } from '#app/lib/tokens.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'
import { at, countOverlaps, hold, NOW, readAppointment, readTraces, request } from './booking-journey.ts'

let database: TestDatabase
let db: Db
let city: City
const TEN = at('2027-03-16T10:00')
const draft = {
  firstName: 'Al',
  lastName: '',
  email: 'al@',
  phone: '',
  languageWish: '',
  aids: [],
  companions: [],
  remark: '',
  privacy: false,
  submitted: true,
}

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

test('a hold takes the slot for a quarter of an hour, and a second person is told so', async () => {
  const held = await hold(db, city, TEN)
  expect(held.expiresAt).toEqual(NOW.add({ minutes: 15 }))
  await expect(hold(db, city, TEN)).rejects.toMatchObject({ code: 'slot_taken' })
  expect(await readTraces(db, held.appointmentId)).toMatchObject({ allocations: 1, audits: [], notices: [] })
})

test('two people get the same time when two caseworkers are free, a third does not', async () => {
  const two = await createCity(db, { caseworkers: 2 })
  await hold(db, two, TEN)
  await hold(db, two, TEN)
  await expect(hold(db, two, TEN)).rejects.toMatchObject({ code: 'slot_taken' })
})

test('an expired hold does not count, whether or not it was swept away', async () => {
  await hold(db, city, TEN)
  const later = NOW.add({ minutes: 15 })
  await expect(hold(db, city, TEN, { now: later.subtract({ seconds: 1 }) })).rejects.toMatchObject({
    code: 'slot_taken',
  })
  expect((await hold(db, city, TEN, { now: later })).expiresAt).toEqual(later.add({ minutes: 15 }))
  expect(await countOverlaps(db)).toBe(0)
})

test('a second click on the same slot with the same form finds the first hold', async () => {
  const two = await createCity(db, { caseworkers: 2 })
  const holdToken = newToken()
  const both = await Promise.all([hold(db, two, TEN, { holdToken }), hold(db, two, TEN, { holdToken })])
  expect(both[0].appointmentId).toBe(both[1].appointmentId)
  await hold(db, two, TEN)
})

test('another slot with the same form releases the first, and keeps what was typed', async () => {
  const first = await hold(db, city, TEN)
  await saveDraft(db, { holdToken: first.holdToken, draft })
  const second = await hold(db, city, at('2027-03-16T11:00'), first)
  expect(second.appointmentId).toBe(first.appointmentId)
  expect(await readAppointment(db, first.appointmentId)).toMatchObject({ draft, startsAt: at('2027-03-16T11:00') })
  await hold(db, city, TEN)
})

test('when the other slot is lost, the first one stays', async () => {
  const first = await hold(db, city, TEN)
  await hold(db, city, at('2027-03-16T11:00'))
  await expect(hold(db, city, at('2027-03-16T11:00'), first)).rejects.toMatchObject({ code: 'slot_taken' })
  await expect(hold(db, city, TEN)).rejects.toMatchObject({ code: 'slot_taken' })
  expect(await readAppointment(db, first.appointmentId)).toMatchObject({ startsAt: TEN })
})

test('somebody may shift the own hold into time that it overlaps itself', async () => {
  const fine = await createCity(db, { caseworkers: 1, service: { gridMinutes: 10 } })
  const first = await hold(db, fine, TEN)
  await hold(db, fine, TEN.add({ minutes: 10 }), first)
  expect(await readTraces(db, first.appointmentId)).toMatchObject({ allocations: 1 })
  await hold(db, fine, TEN.subtract({ minutes: 20 }))
})

test.each([
  { title: 'off the grid', start: at('2027-03-16T10:05') },
  { title: 'outside the opening hours', start: at('2027-03-16T18:00') },
  { title: 'in the past', start: at('2027-03-12T10:00') },
  { title: 'sooner than the lead time', start: at('2027-03-15T08:40') },
  { title: 'beyond the horizon', start: at('2027-06-15T10:00') },
])('a start $title is no slot, whatever a form says', async ({ start }) => {
  await expect(hold(db, city, start)).rejects.toMatchObject({ code: 'slot_taken' })
})

test('an offering that does not exist, is not active or lacks the mode is refused', async () => {
  const phoneOnly = await createCity(db, { service: { modes: ['phone'] } })
  await expect(hold(db, phoneOnly, TEN)).rejects.toMatchObject({ code: 'slot_not_offered' })
  await expect(hold(db, { ...city, offeringId: city.serviceId }, TEN)).rejects.toMatchObject({
    code: 'slot_not_offered',
  })
  await db.sql`UPDATE offering SET active = false WHERE id = ${city.offeringId}`
  await expect(hold(db, city, TEN)).rejects.toMatchObject({ code: 'slot_not_offered' })
})

test('a hold can be extended ten times, each time by a quarter of an hour', async () => {
  const { holdToken, appointmentId } = await hold(db, city, TEN)
  for (let round = 0; round < 10; round++) await extendHold(db, { holdToken, holdMinutes: 15 }, NOW)
  await expect(extendHold(db, { holdToken, holdMinutes: 15 }, NOW)).rejects.toMatchObject({
    code: 'hold_not_extendable',
  })
  expect((await readAppointment(db, appointmentId))!.expiresAt).toEqual(NOW.add({ minutes: 165 }))
  await expect(hold(db, city, TEN, { now: NOW.add({ minutes: 164 }) })).rejects.toMatchObject({ code: 'slot_taken' })
})

test('what has run out cannot be extended', async () => {
  const { holdToken } = await hold(db, city, TEN)
  await expect(extendHold(db, { holdToken, holdMinutes: 15 }, NOW.add({ minutes: 15 }))).rejects.toMatchObject({
    code: 'hold_expired',
  })
})

test('a released hold leaves nothing behind, but a sent request cannot be released', async () => {
  const gone = await hold(db, city, TEN)
  await releaseHold(db, gone)
  expect(await readAppointment(db, gone.appointmentId)).toBe(null)
  const sent = await hold(db, city, TEN)
  await request(db, sent.holdToken)
  await releaseHold(db, sent)
  expect(await readAppointment(db, sent.appointmentId)).toMatchObject({ state: 'requested' })
})

test('what was typed can be saved after the hold ran out, and goes with the abandoned form two hours later', async () => {
  const { holdToken, appointmentId } = await hold(db, city, TEN)
  await hold(db, city, TEN, { now: NOW.add({ minutes: 20 }) })
  await saveDraft(db, { holdToken, draft })
  await expireRequests(db, NOW.add({ minutes: 30 }))
  expect(await readAppointment(db, appointmentId)).toMatchObject({ draft })
  await expireRequests(db, NOW.add({ minutes: 136 }))
  expect(await readAppointment(db, appointmentId)).toBe(null)
  await expect(saveDraft(db, { holdToken, draft })).rejects.toMatchObject({ code: 'not_found' })
})

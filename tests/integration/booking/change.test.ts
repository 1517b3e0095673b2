import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { cancelAppointment } from '#app/features/booking/cancel-appointment.server.ts'
import { moveAppointment } from '#app/features/booking/move-appointment.server.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'
import { at, book, hold, NOW, readAppointment, readTraces } from './booking-journey.ts'

let database: TestDatabase
let db: Db
let city: City
const TEN = at('2027-03-18T10:00')
const ELEVEN = at('2027-03-18T11:00')

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDb(database.url)
})
afterAll(async () => {
  await db.close()
  await database.drop()
})
beforeEach(async () => {
  city = await createCity(db, { caseworkers: 1, service: { gridMinutes: 10 } })
})

function move(appointmentId: string, start: Temporal.Instant, by: 'citizen' | 'staff' = 'citizen', now = NOW) {
  const actor = by === 'staff' ? { kind: 'staff' as const, id: city.staffIds[0]! } : { kind: 'citizen' as const }
  return moveAppointment(db, { appointmentId, offeringId: city.offeringId, mode: 'video', start, by: actor }, now)
}

const cancel = (appointmentId: string, now = NOW) =>
  cancelAppointment(db, { appointmentId, by: { kind: 'citizen' }, reason: 'krank' }, now)

test('moving keeps id and calendar UID, raises the sequence and frees the old time', async () => {
  const id = await book(db, city, TEN)
  const before = await readAppointment(db, id)
  await move(id, ELEVEN)
  const after = await readAppointment(db, id)
  expect(after).toMatchObject({
    state: 'booked',
    startsAt: ELEVEN,
    icalUid: before!.icalUid,
    code: before!.code,
    icalSequence: 1,
    moves: 1,
  })
  expect(await readTraces(db, id)).toMatchObject({
    allocations: 1,
    events: ['appointment_requested', 'appointment_booked', 'appointment_moved'],
  })
  await hold(db, city, TEN)
})

test('moving by ten minutes into the own old time is possible', async () => {
  const id = await book(db, city, TEN)
  await move(id, TEN.add({ minutes: 10 }))
  expect(await readAppointment(db, id)).toMatchObject({ startsAt: TEN.add({ minutes: 10 }) })
  expect(await readTraces(db, id)).toMatchObject({ allocations: 1 })
})

test('the same caseworker is kept when free', async () => {
  const two = await createCity(db, { caseworkers: 2 })
  const id = await book(db, two, TEN)
  const resource = async () => (await db.sql`SELECT resource_id FROM allocation WHERE appointment_id = ${id}`)[0]
  const before = await resource()
  await moveAppointment(
    db,
    { appointmentId: id, offeringId: two.offeringId, mode: 'phone', start: ELEVEN, by: { kind: 'citizen' } },
    NOW,
  )
  expect(await resource()).toEqual(before)
})

test('a lost move leaves everything as it was', async () => {
  const id = await book(db, city, TEN)
  await book(db, city, ELEVEN)
  const before = await readAppointment(db, id)
  await expect(move(id, ELEVEN)).rejects.toMatchObject({ code: 'slot_taken' })
  expect(await readAppointment(db, id)).toEqual(before)
  expect(await readTraces(db, id)).toMatchObject({ allocations: 1 })
})

test('a second click on the same move counts once', async () => {
  const id = await book(db, city, TEN)
  await Promise.all([move(id, ELEVEN), move(id, ELEVEN)])
  expect(await readAppointment(db, id)).toMatchObject({ moves: 1, icalSequence: 1 })
})

test('a citizen moves up to the limit of the service, staff beyond it', async () => {
  const id = await book(db, city, TEN)
  await move(id, ELEVEN)
  await move(id, TEN)
  await expect(move(id, ELEVEN)).rejects.toMatchObject({ code: 'move_limit_reached' })
  await move(id, ELEVEN, 'staff')
  expect(await readAppointment(db, id)).toMatchObject({ moves: 2, icalSequence: 3 })
})

test('an appointment that has begun can be neither moved nor cancelled', async () => {
  const id = await book(db, city, TEN)
  await expect(move(id, ELEVEN, 'citizen', TEN)).rejects.toMatchObject({ code: 'appointment_over' })
  await expect(cancel(id, TEN)).rejects.toMatchObject({ code: 'appointment_over' })
})

test('an appointment stays with its service', async () => {
  const id = await book(db, city, TEN)
  const other = await createCity(db)
  const foreign = {
    appointmentId: id,
    offeringId: other.offeringId,
    mode: 'video' as const,
    start: ELEVEN,
    by: { kind: 'citizen' as const },
  }
  await expect(moveAppointment(db, foreign, NOW)).rejects.toMatchObject({ code: 'slot_not_offered' })
})

test('cancelling frees the time, raises the sequence, tells the calendar and takes the reminder back', async () => {
  const id = await book(db, city, TEN)
  await cancel(id)
  expect(await readAppointment(db, id)).toMatchObject({ state: 'cancelled', icalSequence: 1 })
  const traces = await readTraces(db, id)
  expect(traces).toMatchObject({ allocations: 0 })
  expect(traces.notices).toContain('cancelled')
  const reminders = await db.sql`SELECT state FROM notice WHERE appointment_id = ${id} AND kind = 'reminder'`
  expect([...reminders]).toEqual([{ state: 'skipped' }])
  await hold(db, city, TEN)
  await expect(cancel(id)).rejects.toMatchObject({ code: 'already_cancelled' })
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { cancelAppointment } from '#app/features/booking/cancel-appointment.server.ts'
import { cancelGroup } from '#app/features/booking/cancel-group.server.ts'
import { confirmAppointment } from '#app/features/booking/confirm-appointment.server.ts'
import { createGroup } from '#app/features/booking/create-group.server.ts'
import { expireRequests } from '#app/features/booking/expire-requests.server.ts'
import { holdSeat } from '#app/features/booking/hold-seat.server.ts'
import { confirmToken } from '#app/features/booking/link-tokens.ts'
import { moveAppointment } from '#app/features/booking/move-appointment.server.ts'
import { isDomainError } from '#app/lib/errors.ts'
import { newToken } from '#app/lib/tokens.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'
import { at, countDeadlocks, NOW, readTraces, request, TOKEN_KEY } from '../booking/booking-journey.ts'
import { addRoom, allocationsOf, bookAsStaff, staffOf } from './calendar-office.ts'

const EVENING = at('2027-03-18T14:00')
let database: TestDatabase
let db: Db
let city: City
let room: string
let groupId: string

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDb(database.url)
})
afterAll(async () => {
  await db.close()
  await database.drop()
})

function create(seats: number, more: Partial<Parameters<typeof createGroup>[1]> = {}) {
  return createGroup(
    db,
    {
      offeringId: city.offeringId,
      mode: 'on_site',
      start: EVENING,
      durationMinutes: 90,
      title: 'Einbürgerungsfeier',
      seats,
      resourceIds: [city.resourceIds[0]!, room],
      override: null,
      formKey: newToken(),
      staff: staffOf(city),
      locale: 'de',
      tokenKey: TOKEN_KEY,
      ...more,
    },
    NOW,
  )
}
beforeEach(async () => {
  city = await createCity(db, { caseworkers: 1, requestMinutes: 60 })
  room = await addRoom(db, city)
  groupId = (await create(3)).appointmentId
})

const take = (process = db, now = NOW, holdToken = newToken()) =>
  holdSeat(process, { groupAppointmentId: groupId, holdToken, locale: 'de', holdMinutes: 15 }, now).then((hold) => ({
    ...hold,
    holdToken,
  }))
const seats = async () => (await db.sql`SELECT number FROM seat WHERE group_appointment_id = ${groupId}`).length

async function bookSeat(): Promise<string> {
  const { holdToken, appointmentId } = await take()
  await request(db, holdToken)
  await confirmAppointment(db, { confirmToken: confirmToken(TOKEN_KEY, appointmentId, 0) }, NOW)
  return appointmentId
}

test('a group takes the time of everybody and every room at once, and once only', async () => {
  expect((await allocationsOf(db, groupId)).map((row) => row.resourceId).sort()).toEqual(
    [city.resourceIds[0]!, room].sort(),
  )
  const formKey = newToken()
  const start = at('2027-03-19T14:00')
  const [first, second] = await Promise.all([create(5, { formKey, start }), create(5, { formKey, start })])
  expect(first).toEqual(second)
  await expect(create(5)).rejects.toMatchObject({ code: 'time_taken' })
  await expect(bookAsStaff(db, city, [EVENING])).rejects.toMatchObject({ code: 'slot_taken' })
})

test('fifty people at once want the last seat, from two processes: exactly one gets it', async () => {
  await take()
  await take()
  const processes = [openDb(database.url, { max: 10 }), openDb(database.url, { max: 10 })]
  const before = await countDeadlocks(db)
  const results = await Promise.allSettled(Array.from({ length: 50 }, (_, index) => take(processes[index % 2]!)))
  await Promise.all(processes.map((process) => process.close()))
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  const codes = results.flatMap((result) =>
    result.status === 'rejected' && isDomainError(result.reason) ? [result.reason.code] : [],
  )
  expect(codes).toEqual(Array.from({ length: 49 }, () => 'seats_taken'))
  expect(await seats()).toBe(3)
  expect(await countDeadlocks(db)).toBe(before)
})

test('all seats are sold when as many come at once as there are', async () => {
  groupId = (await create(30, { start: at('2027-03-19T14:00') })).appointmentId
  const results = await Promise.allSettled(Array.from({ length: 40 }, () => take()))
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(30)
  expect(await seats()).toBe(30)
})

test('a second click has the same seat; a hold that ran out gives it to the next', async () => {
  const first = await take()
  const again = await take(db, NOW, first.holdToken)
  expect(again.appointmentId).toBe(first.appointmentId)
  await take()
  await take()
  await expect(take()).rejects.toMatchObject({ code: 'seats_taken' })
  const later = NOW.add({ minutes: 16 })
  const next = await take(db, later)
  expect(next.isNew).toBe(true)
})

test('a seat goes through the ordinary steps, is told, and comes back when it is cancelled', async () => {
  const id = await bookSeat()
  expect(await readTraces(db, id)).toMatchObject({
    allocations: 0,
    notices: ['confirmed', 'please_confirm', 'reminder'],
  })
  expect(await seats()).toBe(1)
  const by = { kind: 'citizen' as const }
  const elsewhere = {
    appointmentId: id,
    offeringId: city.offeringId,
    mode: 'on_site' as const,
    start: at('2027-03-18T09:00'),
    by: { kind: 'staff' as const, id: city.staffIds[0]! },
  }
  await expect(moveAppointment(db, elsewhere, NOW)).rejects.toMatchObject({ code: 'wrong_state' })
  await cancelAppointment(db, { appointmentId: id, by, reason: '' }, NOW)
  expect(await seats()).toBe(0)
})

test('a request that nobody confirms gives its seat back', async () => {
  const { holdToken } = await take()
  await request(db, holdToken)
  expect(await seats()).toBe(1)
  await expireRequests(db, NOW.add({ hours: 3 }))
  expect(await seats()).toBe(0)
})

test('cancelling the group tells everybody who has a seat; nobody can take one any more', async () => {
  const ids = [await bookSeat(), await bookSeat()]
  const { holdToken } = await take()
  const foreign = await createCity(db)
  const cancel = (staff = staffOf(city)) =>
    cancelGroup(db, { appointmentId: groupId, staff, reason: 'Saal gesperrt' }, NOW)
  await expect(cancel(staffOf(foreign))).rejects.toMatchObject({ code: 'not_found' })
  expect(await cancel()).toBe(2)
  for (const id of ids) expect((await readTraces(db, id)).notices).toContain('cancelled')
  expect(await seats()).toBe(0)
  expect(await allocationsOf(db, groupId)).toHaveLength(0)
  await expect(take()).rejects.toMatchObject({ code: 'slot_not_offered' })
  await expect(request(db, holdToken)).rejects.toMatchObject({ code: 'not_found' })
})

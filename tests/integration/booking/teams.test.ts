import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { confirmAppointment } from '#app/features/booking/confirm-appointment.server.ts'
import { type HoldSlot, holdSlot } from '#app/features/booking/hold-slot.server.ts'
import { confirmToken } from '#app/features/booking/link-tokens.ts'
import { moveAppointment } from '#app/features/booking/move-appointment.server.ts'
import { newToken } from '#app/lib/tokens.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { addOpening, addResource, addService, type QuotaOptions } from '#tests/factories/calendar.ts'
import { type City, type CityOptions, createCity } from '#tests/factories/city.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'
import { at, countOverlaps, NOW, request, TOKEN_KEY } from './booking-journey.ts'

let database: TestDatabase
let db: Db
/** Another process, as far as the database is concerned. */
let rival: Db
const TEN = at('2027-03-16T10:00')

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDb(database.url)
  rival = openDb(database.url)
})
afterAll(async () => {
  await db.close()
  await rival.close()
  await database.drop()
})

async function hold(by: Db, city: City, start: Temporal.Instant, more: Partial<HoldSlot> = {}, now = NOW) {
  const input = { offeringId: city.offeringId, mode: 'video' as const, start, locale: 'de' as const, holdMinutes: 15 }
  const holdToken = newToken()
  const held = await holdSlot(by, { ...input, holdToken, ...more }, now)
  return { ...held, holdToken: more.holdToken ?? holdToken }
}

/** How many of these claims succeeded; every other one was refused because the time is taken. */
async function countWinners(claims: Promise<unknown>[]): Promise<number> {
  const results = await Promise.allSettled(claims)
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'slot_taken' })
  return results.filter(({ status }) => status === 'fulfilled').length
}

function takenBy(appointmentId: string) {
  return db.sql<{ resourceId: string; minutes: number }[]>`
    SELECT resource_id, (date_part('epoch', upper(during) - lower(during)) / 60)::int AS minutes FROM allocation
    WHERE appointment_id = ${appointmentId} ORDER BY resource_id`
}

describe('a quota', () => {
  async function limitedCity(quota: QuotaOptions, options: CityOptions = {}): Promise<City> {
    const city = await createCity(db, { caseworkers: 1, windows: {}, ...options })
    for (const resourceId of city.resourceIds)
      await addOpening(db, { resourceId, weekday: 2, from: 480, to: 960, quotas: [quota] })
    return city
  }
  const starts = Array.from({ length: 20 }, (_, i) => at('2027-03-16T08:00').add({ minutes: 20 * i }))

  test('is not exceeded by forty people who take different times at once through two processes', async () => {
    const city = await limitedCity({ channel: 'public', maxCount: 3 })
    const claims = starts.flatMap((start) => [hold(db, city, start), hold(rival, city, start)])
    expect(await countWinners(claims)).toBe(3)
  })

  test('counts for each person by itself, and by minutes with buffers', async () => {
    // half of eight hours are nine visits of 25 minutes, buffer included
    const city = await limitedCity({ channel: 'public', maxShare: 50 }, { caseworkers: 2 })
    const claims = starts.flatMap((start) => [hold(db, city, start), hold(rival, city, start)])
    const won = await countWinners(claims)
    const each = await db.sql<{ visits: number }[]>`
      SELECT count(*)::int AS visits FROM allocation WHERE resource_id = ANY(${city.resourceIds}::uuid[]) GROUP BY resource_id`
    expect(each.reduce((sum, { visits }) => sum + visits, 0)).toBe(won)
    for (const { visits } of each) expect(visits).toBeLessThanOrEqual(9)
  })

  test('gives a place back with the hold that runs out', async () => {
    const city = await limitedCity({ channel: 'public', maxCount: 1 })
    await hold(db, city, starts[0]!)
    await expect(hold(db, city, starts[3]!)).rejects.toMatchObject({ code: 'slot_taken' })
    await hold(db, city, starts[3]!, {}, NOW.add({ minutes: 15 }))
  })
})

describe('a visit that takes several resources', () => {
  async function roomCity(rooms: number): Promise<City & { rooms: string[] }> {
    const city = await createCity(db, { caseworkers: 4 })
    await db.sql`INSERT INTO service_requirement (service_id, kind, count) VALUES (${city.serviceId}, 'caseworker', 1), (${city.serviceId}, 'room', 1)`
    const ids = Array.from({ length: rooms }, (_, i) => addResource(db, city, { kind: 'room', sourceId: `room ${i}` }))
    return { ...city, rooms: await Promise.all(ids) }
  }

  test('takes one of each, all or none, however many want it at once', async () => {
    const city = await roomCity(2)
    const claims = Array.from({ length: 20 }, (_, i) => hold(i % 2 ? db : rival, city, TEN))
    expect(await countWinners(claims)).toBe(2)
    const [row] = await db.sql<{ caseworkers: number; rooms: number }[]>`
      SELECT count(*) FILTER (WHERE kind = 'caseworker')::int AS caseworkers, count(*) FILTER (WHERE kind = 'room')::int AS rooms
      FROM allocation JOIN resource r ON r.id = resource_id WHERE r.office_id = ${city.officeId}`
    expect(row).toEqual({ caseworkers: 2, rooms: 2 })
    expect(await countOverlaps(db)).toBe(0)
  })

  test('an expired hold of which the room is gone finds another room, or is lost', async () => {
    const city = await roomCity(2)
    const { appointmentId, holdToken } = await hold(db, city, TEN)
    const later = NOW.add({ minutes: 20 })
    const [room] = await db.sql<{ resourceId: string }[]>`
      SELECT resource_id FROM allocation JOIN resource r ON r.id = resource_id WHERE appointment_id = ${appointmentId} AND kind = 'room'`
    // somebody else comes, and the room of the expired hold is gone
    const other = await hold(db, city, TEN, {}, later)
    await db.sql`DELETE FROM allocation WHERE appointment_id = ${appointmentId} AND resource_id = ${room!.resourceId}`
    const kept = await takenBy(other.appointmentId)
    expect(kept).toHaveLength(2)
    await request(db, holdToken, { now: later })
    const rooms = await db.sql`
      SELECT resource_id FROM allocation JOIN resource r ON r.id = resource_id
      WHERE appointment_id IN (${appointmentId}, ${other.appointmentId}) AND kind = 'room'`
    expect(new Set(rooms.map((row) => row['resourceId'])).size).toBe(2)
    await expect(hold(db, city, TEN, {}, later)).rejects.toMatchObject({ code: 'slot_taken' })
  })

  test('takes an interpreter of the language asked for', async () => {
    const city = await createCity(db, { caseworkers: 2 })
    const interpreter = await addResource(db, city, { kind: 'interpreter', sourceId: 'int', languages: ['ku'] })
    await expect(hold(db, city, TEN, { interpreterLanguage: 'ar' })).rejects.toMatchObject({ code: 'slot_taken' })
    const { appointmentId } = await hold(db, city, TEN, { interpreterLanguage: 'ku' })
    expect((await takenBy(appointmentId)).map(({ resourceId }) => resourceId)).toContain(interpreter)
    await expect(hold(db, city, TEN, { interpreterLanguage: 'ku' })).rejects.toMatchObject({ code: 'slot_taken' })
    await hold(db, city, TEN)
  })
})

test('a visit for several services and persons keeps its names and its length when it moves', async () => {
  const city = await createCity(db, { caseworkers: 2 })
  await db.sql`UPDATE service SET combinable = true, max_persons = 4, extra_person_minutes = 10 WHERE id = ${city.serviceId}`
  const [able] = city.resourceIds
  const pass = await addService(db, city, { slug: 'reisepass', durationMinutes: 15, by: [able!] })
  const services = [
    { serviceId: city.serviceId, persons: 2 },
    { serviceId: pass.serviceId, persons: 1 },
  ]
  const { appointmentId, holdToken } = await hold(db, city, TEN, { services })
  expect(await takenBy(appointmentId)).toEqual([{ resourceId: able, minutes: 20 + 10 + 15 + 5 }])
  const [saved] =
    await db.sql`SELECT persons, service_name, duration_minutes FROM appointment WHERE id = ${appointmentId}`
  expect(saved).toEqual({
    persons: 2,
    serviceName: 'Personalausweis beantragen (2 Personen) und reisepass',
    durationMinutes: 45,
  })
  const items =
    await db.sql`SELECT service_id, persons, duration_minutes FROM appointment_item WHERE appointment_id = ${appointmentId} ORDER BY position`
  expect([...items]).toEqual([
    { serviceId: city.serviceId, persons: 2, durationMinutes: 30 },
    { serviceId: pass.serviceId, persons: 1, durationMinutes: 15 },
  ])
  await request(db, holdToken)
  await confirmAppointment(db, { confirmToken: confirmToken(TOKEN_KEY, appointmentId, 0) }, NOW)
  await db.sql`UPDATE service SET duration_minutes = 60 WHERE id = ${pass.serviceId}`
  const start = at('2027-03-17T10:00')
  const by = { kind: 'citizen' as const }
  await moveAppointment(db, { appointmentId, offeringId: city.offeringId, mode: 'video', start, by }, NOW)
  expect(await takenBy(appointmentId)).toEqual([{ resourceId: able, minutes: 50 }])
})

test('a hold that is changed to one service forgets the others', async () => {
  const city = await createCity(db, { caseworkers: 1 })
  await db.sql`UPDATE service SET combinable = true WHERE id = ${city.serviceId}`
  const pass = await addService(db, city, { slug: 'reisepass', durationMinutes: 15 })
  const services = [
    { serviceId: city.serviceId, persons: 1 },
    { serviceId: pass.serviceId, persons: 1 },
  ]
  const { appointmentId, holdToken } = await hold(db, city, TEN, { services })
  await hold(db, city, TEN, { holdToken })
  expect(await takenBy(appointmentId)).toMatchObject([{ minutes: 25 }])
  const [left] =
    await db.sql`SELECT count(*)::int AS items FROM appointment_item WHERE appointment_id = ${appointmentId}`
  expect(left).toEqual({ items: 0 })
})

test('services that do not go together, or too many persons, are refused', async () => {
  const city = await createCity(db, { caseworkers: 1 })
  const services = [{ serviceId: city.serviceId, persons: 2 }]
  await expect(hold(db, city, TEN, { services })).rejects.toMatchObject({ code: 'slot_not_offered' })
})

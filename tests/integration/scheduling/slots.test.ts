import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatSlotStart } from '#app/features/scheduling/free-slots.ts'
import {
  earliestFirst,
  findNextFreeDate,
  findSlots,
  listOpenDays,
  type SlotSearch,
} from '#app/features/scheduling/queries.server.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'

let database: TestDatabase
let db: Db

// a Friday, 08:00 in Berlin
const NOW = Temporal.Instant.from('2027-03-12T07:00:00Z')
const MONDAY = '2027-03-15'

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDb(database.url)
})
afterAll(async () => {
  await db.close()
  await database.drop()
})

/** One caseworker, Mondays 08:00 to 09:00, visits of 20 minutes every 20 minutes without buffers. */
function smallCity(options: Parameters<typeof createCity>[1] = {}): Promise<City> {
  const shape = { durationMinutes: 20, gridMinutes: 20, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }
  const windows = { 1: [{ from: 480, to: 540 }] }
  return createCity(db, { caseworkers: 1, windows, ...options, service: { ...shape, ...options.service } })
}

async function timesOn(city: City, date = MONDAY, terms: Partial<SlotSearch> = {}): Promise<string[]> {
  const day = Temporal.PlainDate.from(date)
  const [found] = await findSlots(db.sql, { offeringIds: [city.offeringId], from: day, to: day, now: NOW, ...terms })
  return found?.slots.map((slot) => formatSlotStart(slot).slice(11, 16)) ?? []
}

test('a free window is offered from its start to its end', async () => {
  expect(await timesOn(await smallCity())).toEqual(['08:00', '08:20', '08:40'])
})

test('a booked appointment takes its time with the buffers it was booked with', async () => {
  const city = await smallCity()
  await bookAppointmentRow(db, city, { startsAt: '2027-03-15T08:00+01:00', bufferAfterMinutes: 5 })
  expect(await timesOn(city)).toEqual(['08:40'])
})

test('two people free are one slot that counts two, and one of them booked leaves one', async () => {
  const city = await smallCity({ caseworkers: 2 })
  await bookAppointmentRow(db, city, { startsAt: '2027-03-15T08:20+01:00', bufferAfterMinutes: 0 })
  const day = Temporal.PlainDate.from(MONDAY)
  const [found] = await findSlots(db.sql, {
    offeringIds: [city.offeringId],
    from: day,
    to: day,
    now: NOW,
    withNames: true,
  })
  expect(found!.slots.map(({ free }) => free)).toEqual([2, 1, 2])
  expect(found!.slots[1]!.resourceIds).toEqual([city.resourceIds[1]])
  expect(found!.sourceIds!.get(city.resourceIds[1]!)).toBe('r2')
})

test('a hold takes a slot until the moment it expires', async () => {
  const city = await smallCity()
  const expiresAt = NOW.add({ minutes: 15 })
  await bookAppointmentRow(db, city, {
    startsAt: '2027-03-15T08:20+01:00',
    state: 'held',
    bufferAfterMinutes: 0,
    expiresAt,
  })
  expect(await timesOn(city, MONDAY, { now: expiresAt.subtract({ milliseconds: 1 }) })).toEqual(['08:00', '08:40'])
  expect(await timesOn(city, MONDAY, { now: expiresAt })).toEqual(['08:00', '08:20', '08:40'])
})

test('an own hold, or the appointment that is to be moved, hides nothing', async () => {
  const city = await smallCity()
  const own = await bookAppointmentRow(db, city, { startsAt: '2027-03-15T08:20+01:00', state: 'held', now: NOW })
  expect(await timesOn(city)).not.toContain('08:20')
  expect(await timesOn(city, MONDAY, { excludeAppointmentId: own.appointmentId })).toEqual(['08:00', '08:20', '08:40'])
})

test('an absence, an exception and a break are read as they are meant', async () => {
  const city = await smallCity({ windows: { 1: [{ from: 480, to: 600, breaks: [[540, 560]] }] } })
  const [resourceId] = city.resourceIds
  await db.sql`INSERT INTO absence (resource_id, starts_at, ends_at) VALUES (${resourceId!}, '2027-03-15T07:00Z', '2027-03-15T07:21Z')`
  expect(await timesOn(city)).toEqual(['08:40', '09:20', '09:40'])
  await db.sql`
    INSERT INTO opening_exception (resource_id, date, windows)
    VALUES (${resourceId!}, ${MONDAY}, '[{"from": 610, "to": 700, "breaks": [[630, 650]]}]'), (${resourceId!}, '2027-03-22', '[]')`
  expect(await timesOn(city)).toEqual(['10:10', '10:50', '11:10'])
  expect(await timesOn(city, '2027-03-22')).toEqual([])
})

test('closures, holidays of the Land and the office’s word about them', async () => {
  const city = await smallCity({ land: 'NW' })
  const easterMonday = '2027-03-29'
  expect(await timesOn(city, easterMonday)).toEqual([])
  await db.sql`
    INSERT INTO office_holiday (office_id, date, closed) VALUES (${city.officeId}, ${easterMonday}, false), (${city.officeId}, ${MONDAY}, true)`
  expect(await timesOn(city, easterMonday)).toHaveLength(3)
  expect(await timesOn(city)).toEqual([])
  await db.sql`INSERT INTO closure (office_id, first_date, last_date) VALUES (${city.officeId}, '2027-03-16', ${easterMonday})`
  expect(await timesOn(city, easterMonday)).toEqual([])
  expect(await timesOn(city, '2027-04-05')).toHaveLength(3)
})

test('validity and every second week', async () => {
  const city = await smallCity()
  await db.sql`
    UPDATE opening SET valid_from = '2027-03-17', valid_to = '2027-04-19', every_weeks = 2 WHERE resource_id = ${city.resourceIds[0]!}`
  const from = Temporal.PlainDate.from(MONDAY)
  const open = await listOpenDays(db.sql, {
    offeringIds: [city.offeringId],
    from,
    to: from.add({ days: 60 }),
    now: NOW,
  })
  expect(open.map(({ date, starts }) => [date.toString(), starts])).toEqual([
    ['2027-03-29', 3],
    ['2027-04-12', 3],
  ])
})

test('lead time and horizon bound the answer', async () => {
  const city = await smallCity({ service: { leadTimeMinutes: 90, horizonDays: 3 } })
  expect(await timesOn(city, MONDAY, { now: Temporal.Instant.from('2027-03-15T05:40Z') })).toEqual(['08:20', '08:40'])
  expect(await timesOn(city)).toHaveLength(3)
  expect(await timesOn(city, MONDAY, { now: Temporal.Instant.from('2027-03-11T22:00Z') })).toEqual([])
})

test('what is not active is not offered', async () => {
  const city = await smallCity({ caseworkers: 2 })
  await db.sql`UPDATE resource SET active = false WHERE id = ${city.resourceIds[0]!}`
  const day = Temporal.PlainDate.from(MONDAY)
  const search = { offeringIds: [city.offeringId], from: day, to: day, now: NOW }
  expect((await findSlots(db.sql, search))[0]!.slots.map(({ free }) => free)).toEqual([1, 1, 1])
  await db.sql`UPDATE service SET active = false WHERE id = ${city.serviceId}`
  expect(await findSlots(db.sql, search)).toEqual([])
  await db.sql`UPDATE service SET active = true WHERE id = ${city.serviceId}`
  await db.sql`UPDATE offering SET active = false WHERE id = ${city.offeringId}`
  expect(await findSlots(db.sql, search)).toEqual([])
})

test('a mode has to be offered by the service and by the offering', async () => {
  const city = await smallCity({ service: { modes: ['video', 'phone'] } })
  await db.sql`UPDATE offering SET modes = '{phone,on_site}' WHERE id = ${city.offeringId}`
  expect(await timesOn(city, MONDAY, { mode: 'phone' })).toHaveLength(3)
  expect(await timesOn(city, MONDAY, { mode: 'video' })).toEqual([])
  expect(await timesOn(city, MONDAY, { mode: 'on_site' })).toEqual([])
})

test('only the people chosen are looked at', async () => {
  const city = await smallCity({ caseworkers: 2 })
  await bookAppointmentRow(db, city, { startsAt: '2027-03-15T08:20+01:00', bufferAfterMinutes: 0 })
  expect(await timesOn(city, MONDAY, { resourceIds: [city.resourceIds[0]!] })).toEqual(['08:00', '08:40'])
})

test('a service is searched at all its offices, the earliest first, each by its own clock', async () => {
  const city = await smallCity()
  const [office] = await db.sql<{ id: string }[]>`
    INSERT INTO office (department_id, source_id, slug, name, time_zone) VALUES (${city.departmentId}, 'o2', 'lissabon', 'Außenstelle', 'Europe/Lisbon')
    RETURNING id`
  const [offering] = await db.sql<{ id: string }[]>`
    INSERT INTO offering (service_id, office_id, source_id, modes) VALUES (${city.serviceId}, ${office!.id}, 'a2', '{video}') RETURNING id`
  await db.sql`INSERT INTO resource_offering (resource_id, offering_id) VALUES (${city.resourceIds[0]!}, ${offering!.id})`
  const day = Temporal.PlainDate.from(MONDAY)
  const found = await findSlots(db.sql, { serviceId: city.serviceId, from: day, to: day, now: NOW })
  expect(earliestFirst(found).map((slot) => [formatSlotStart(slot), slot.officeId === office!.id])).toEqual([
    ['2027-03-15T08:00:00+01:00', false],
    ['2027-03-15T08:20:00+01:00', false],
    ['2027-03-15T08:40:00+01:00', false],
    ['2027-03-15T08:00:00+00:00', true],
    ['2027-03-15T08:20:00+00:00', true],
    ['2027-03-15T08:40:00+00:00', true],
  ])
  const there = await findSlots(db.sql, {
    serviceId: city.serviceId,
    officeId: office!.id,
    from: day,
    to: day,
    now: NOW,
  })
  expect(there.map(({ offeringId }) => offeringId)).toEqual([offering!.id])
})

test('the next free date is found far away, and none when everything is taken', async () => {
  const city = await smallCity({ service: { horizonDays: 120 } })
  await db.sql`INSERT INTO closure (office_id, first_date, last_date) VALUES (${city.officeId}, '2027-03-01', '2027-06-13')`
  const next = await findNextFreeDate(db.sql, {
    offeringIds: [city.offeringId],
    after: Temporal.PlainDate.from(MONDAY),
    now: NOW,
  })
  expect(next?.date.toString()).toBe('2027-06-14')
  expect(formatSlotStart(next!.slot)).toBe('2027-06-14T08:00:00+02:00')
  await db.sql`UPDATE service SET horizon_days = 90 WHERE id = ${city.serviceId}`
  expect(
    await findNextFreeDate(db.sql, {
      offeringIds: [city.offeringId],
      after: Temporal.PlainDate.from(MONDAY),
      now: NOW,
    }),
  ).toBeNull()
})

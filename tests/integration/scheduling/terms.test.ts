import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatSlotStart } from '#app/features/scheduling/free-slots.ts'
import { findSlots, type OfferingSlots, type SearchTerms } from '#app/features/scheduling/queries.server.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import { addGroup, addOpening, addResource, addService } from '#tests/factories/calendar.ts'
import { type City, type CityOptions, createCity } from '#tests/factories/city.ts'
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

/** Visits of 20 minutes every 20 minutes without buffers; nobody works but by the openings that a test adds. */
function emptyCity(options: CityOptions = {}): Promise<City> {
  const shape = { durationMinutes: 20, gridMinutes: 20, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }
  return createCity(db, { caseworkers: 1, windows: {}, ...options, service: { ...shape, ...options.service } })
}

async function find(city: City, terms: Partial<SearchTerms> = {}, date = MONDAY): Promise<OfferingSlots> {
  const day = Temporal.PlainDate.from(date)
  const [found] = await findSlots(db.sql, { offeringIds: [city.offeringId], from: day, to: day, now: NOW, ...terms })
  return found!
}

function times(slots: OfferingSlots['slots'] = []): string[] {
  return slots.map((slot) => formatSlotStart(slot).slice(11, 16))
}

const monday = { weekday: 1, from: 480, to: 540 }

test('an opening of a group is one of every member, beside their own', async () => {
  const city = await emptyCity({ caseworkers: 2 })
  await addOpening(db, { groupId: await addGroup(db, city, city.resourceIds), ...monday })
  await addOpening(db, { resourceId: city.resourceIds[1]!, ...monday, from: 540, to: 560 })
  const { slots } = await find(city)
  expect(slots.map(({ free }) => free)).toEqual([2, 2, 2, 1])
})

test('the third and the last Monday of a month', async () => {
  const city = await emptyCity()
  await addOpening(db, { resourceId: city.resourceIds[0]!, ...monday, weekOfMonth: 3 })
  await addOpening(db, { resourceId: city.resourceIds[0]!, ...monday, from: 600, to: 620, weekOfMonth: -1 })
  const found = await Promise.all(
    ['2027-03-15', '2027-03-22', '2027-03-29', '2027-04-26'].map(async (date) =>
      times((await find(city, {}, date)).slots),
    ),
  )
  expect(found).toEqual([['08:00', '08:20', '08:40'], [], ['10:00'], ['10:00']])
})

test('an opening for some modes offers its starts in these only', async () => {
  const city = await emptyCity()
  await addOpening(db, { resourceId: city.resourceIds[0]!, ...monday, modes: ['video'] })
  await addOpening(db, { resourceId: city.resourceIds[0]!, ...monday, from: 600, to: 620 })
  const { slots, slotsByMode } = await find(city)
  expect(times(slots)).toEqual(['08:00', '08:20', '08:40', '10:00'])
  expect(times(slotsByMode.video)).toEqual(times(slots))
  expect(times(slotsByMode.phone)).toEqual(['10:00'])
  expect(times((await find(city, { mode: 'phone' })).slots)).toEqual(['10:00'])
})

test('an opening for some offerings offers no other', async () => {
  const city = await emptyCity()
  const other = await addService(db, city, { slug: 'reisepass', durationMinutes: 20 })
  await addOpening(db, { resourceId: city.resourceIds[0]!, ...monday, offeringIds: [other.offeringId] })
  expect((await find(city)).slots).toEqual([])
  const [found] = await findSlots(db.sql, {
    offeringIds: [other.offeringId],
    from: Temporal.PlainDate.from(MONDAY),
    to: Temporal.PlainDate.from(MONDAY),
    now: NOW,
  })
  expect(times(found!.slots)).toEqual(['08:00', '08:20', '08:40'])
})

describe('quotas', () => {
  test('a channel gets its share of each person’s opening, others what they may', async () => {
    const city = await emptyCity({ caseworkers: 2 })
    for (const resourceId of city.resourceIds)
      await addOpening(db, { resourceId, ...monday, quotas: [{ channel: 'public', maxShare: 40 }] })
    const [first] = city.resourceIds
    await bookAppointmentRow(db, city, { startsAt: `${MONDAY}T08:20+01:00`, resourceId: first!, bufferAfterMinutes: 0 })
    // 40 percent of an hour are one visit of 20 minutes, which the first one has had
    expect((await find(city)).slots.map(({ free }) => free)).toEqual([1, 1, 1])
    expect((await find(city, { channel: 'internal' })).slots.map(({ free }) => free)).toEqual([2, 1, 2])
  })

  test('an expired hold counts no more, and what another channel booked never did', async () => {
    const city = await emptyCity()
    const quotas = [{ channel: 'public' as const, maxCount: 1 }]
    await addOpening(db, { resourceId: city.resourceIds[0]!, ...monday, quotas })
    const held = { startsAt: `${MONDAY}T08:00+01:00`, state: 'held' as const, bufferAfterMinutes: 0 }
    await bookAppointmentRow(db, city, { ...held, expiresAt: NOW.add({ minutes: 5 }) })
    expect(times((await find(city)).slots)).toEqual([])
    expect(times((await find(city, { now: NOW.add({ minutes: 5 }) })).slots)).toEqual(['08:00', '08:20', '08:40'])
    await db.sql`UPDATE appointment SET channel = 'call_centre' WHERE offering_id = ${city.offeringId}`
    expect(times((await find(city)).slots)).toEqual(['08:20', '08:40'])
  })

  test('before the release the public sees nothing, the call centre everything', async () => {
    const city = await emptyCity()
    const quotas = [{ channel: 'public' as const, releaseDays: 1, releaseMinute: 540 }]
    await addOpening(db, { resourceId: city.resourceIds[0]!, ...monday, quotas })
    const release = Temporal.Instant.from('2027-03-14T08:00:00Z')
    expect((await find(city, { now: release.subtract({ milliseconds: 1 }) })).slots).toEqual([])
    expect(times((await find(city, { channel: 'call_centre' })).slots)).toHaveLength(3)
    expect(times((await find(city, { now: release })).slots)).toHaveLength(3)
  })
})

test('freed time rests from the public only, an offer is kept from everybody until it ends', async () => {
  const city = await emptyCity()
  await addOpening(db, { resourceId: city.resourceIds[0]!, ...monday })
  const freed = await bookAppointmentRow(db, city, { startsAt: `${MONDAY}T08:00+01:00`, bufferAfterMinutes: 0 })
  const offered = await bookAppointmentRow(db, city, { startsAt: `${MONDAY}T08:40+01:00`, bufferAfterMinutes: 0 })
  const until = NOW.add({ minutes: 10 })
  const mark = (id: string, purpose: string) =>
    db.sql`UPDATE allocation SET purpose = ${purpose}::allocation_purpose, expires_at = ${until} WHERE appointment_id = ${id}`
  await mark(freed.appointmentId, 'rest')
  await mark(offered.appointmentId, 'offer')
  expect(times((await find(city)).slots)).toEqual(['08:20'])
  expect(times((await find(city, { channel: 'call_centre' })).slots)).toEqual(['08:00', '08:20'])
  expect(times((await find(city, { now: until })).slots)).toEqual(['08:00', '08:20', '08:40'])
})

describe('several resources', () => {
  test('a service that takes a room is offered when both are free', async () => {
    const city = await emptyCity()
    await addOpening(db, { resourceId: city.resourceIds[0]!, ...monday })
    const room = await addResource(db, city, { kind: 'room', sourceId: 'room' })
    expect((await find(city)).slots.map(({ free }) => free)).toEqual([1, 1, 1])
    await db.sql`INSERT INTO service_requirement (service_id, kind, count) VALUES (${city.serviceId}, 'caseworker', 1), (${city.serviceId}, 'room', 1)`
    await bookAppointmentRow(db, city, { startsAt: `${MONDAY}T08:20+01:00`, resourceId: room, bufferAfterMinutes: 0 })
    expect(times((await find(city)).slots)).toEqual(['08:00', '08:40'])
  })

  test('an interpreter of the language asked for comes along, another does not do', async () => {
    const city = await emptyCity()
    await addOpening(db, { resourceId: city.resourceIds[0]!, ...monday })
    await addResource(db, city, { kind: 'interpreter', sourceId: 'int', languages: ['tr', 'ku'] })
    expect(times((await find(city, { interpreterLanguage: 'ku' })).slots)).toEqual(['08:00', '08:20', '08:40'])
    expect((await find(city, { interpreterLanguage: 'ar' })).slots).toEqual([])
  })
})

describe('several services and persons', () => {
  const search = async (services: { serviceId: string; persons: number }[]) => {
    const day = Temporal.PlainDate.from(MONDAY)
    return findSlots(db.sql, { services, from: day, to: day, now: NOW })
  }

  test('take as long as all together, at offices that offer all, with people able to do all', async () => {
    const city = await emptyCity({ caseworkers: 2, service: { durationMinutes: 20 } })
    await db.sql`UPDATE service SET combinable = true, max_persons = 4, extra_person_minutes = 10 WHERE id = ${city.serviceId}`
    for (const resourceId of city.resourceIds) await addOpening(db, { resourceId, ...monday })
    const [able] = city.resourceIds
    const other = await addService(db, city, { slug: 'reisepass', durationMinutes: 10, by: [able!] })
    const [both] = await search([
      { serviceId: city.serviceId, persons: 2 },
      { serviceId: other.serviceId, persons: 1 },
    ])
    // 20 + 10 for the second person + 10
    expect(times(both!.slots)).toEqual(['08:00', '08:20'])
    expect(both!.slots.map(({ free }) => free)).toEqual([1, 1])
    expect(both!.offeringId).toBe(city.offeringId)
    expect(await search([{ serviceId: city.serviceId, persons: 5 }])).toEqual([])
  })

  test('are not offered together when one of them is done alone', async () => {
    const city = await emptyCity()
    await addOpening(db, { resourceId: city.resourceIds[0]!, ...monday })
    const other = await addService(db, city, { slug: 'reisepass', durationMinutes: 10 })
    const both = [
      { serviceId: city.serviceId, persons: 1 },
      { serviceId: other.serviceId, persons: 1 },
    ]
    expect(await search(both)).toEqual([])
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newToken } from '#app/lib/tokens.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'
import { at, countOverlaps, NOW, readTraces } from '../booking/booking-journey.ts'
import { addRoom, allocationsOf, auditsOf, bookAsStaff, staffOf } from './calendar-office.ts'

const TEN = at('2027-03-18T10:00')
let database: TestDatabase
let db: Db
let city: City

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDb(database.url)
})
afterAll(async () => {
  await db.close()
  await database.drop()
})
beforeEach(async () => {
  city = await createCity(db, { caseworkers: 2, requestMinutes: 60 })
})

async function read(id: string) {
  const [row] = await db.sql`
    SELECT state, channel, booked_by, walk_in, override_reason, series_id, duration_minutes FROM appointment WHERE id = ${id}`
  return row!
}

describe('staff book for somebody', () => {
  test('at once, in the internal channel, with mail and audit under their name', async () => {
    const { appointmentId } = await bookAsStaff(db, city, [TEN])
    expect(await read(appointmentId)).toMatchObject({
      state: 'booked',
      channel: 'internal',
      bookedBy: city.staffIds[0],
    })
    expect(await readTraces(db, appointmentId)).toMatchObject({
      audits: ['appointment_booked'],
      events: ['appointment_booked'],
      notices: ['confirmed', 'reminder'],
      allocations: 1,
    })
    expect(await auditsOf(db, appointmentId)).toMatchObject([{ actorId: city.staffIds[0] }])
  })

  test('without any way to write to them', async () => {
    const { appointmentId } = await bookAsStaff(db, city, [TEN], { details: { email: '', phone: '' } })
    expect(await readTraces(db, appointmentId)).toMatchObject({ notices: [] })
  })

  test('once, however often the form is sent', async () => {
    const formKey = newToken()
    const [first, second] = await Promise.all([
      bookAsStaff(db, city, [TEN], { formKey }),
      bookAsStaff(db, city, [TEN], { formKey }),
    ])
    expect(second.appointmentId).toBe(first.appointmentId)
    await expect(bookAsStaff(db, city, [TEN], { formKey, details: { lastName: 'Andere' } })).rejects.toMatchObject({
      code: 'form_key_reused',
    })
  })

  test('nothing of another department', async () => {
    const other = await createCity(db)
    await expect(bookAsStaff(db, city, [TEN], { offeringId: other.offeringId })).rejects.toMatchObject({
      code: 'slot_not_offered',
    })
  })

  test('two at once on the last free caseworker: one gets it, the other hears who is in the way', async () => {
    const [first, second] = [0, 1].map((index) =>
      bookAsStaff(db, city, [TEN], {
        staff: staffOf(city, index),
        assignment: { kind: 'chosen', resourceId: city.resourceIds[0]! },
      }),
    )
    const results = await Promise.allSettled([first, second])
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatchObject({ reason: { code: 'time_taken', facts: { resourceId: city.resourceIds[0] } } })
    expect(await countOverlaps(db)).toBe(0)
  })
})

describe('who gets it', () => {
  const receiver = async (id: string) => (await allocationsOf(db, id))[0]!.resourceId

  test('fairly whoever has least that day', async () => {
    await bookAppointmentRow(db, city, { startsAt: at('2027-03-18T08:00'), resourceId: city.resourceIds[0]!, now: NOW })
    expect(await receiver((await bookAsStaff(db, city, [TEN])).appointmentId)).toBe(city.resourceIds[1])
  })

  test('the one who was chosen', async () => {
    const assignment = { kind: 'chosen' as const, resourceId: city.resourceIds[1]! }
    expect(await receiver((await bookAsStaff(db, city, [TEN], { assignment })).appointmentId)).toBe(city.resourceIds[1])
  })

  test('the same as last time, known by name and address, even when others have less', async () => {
    await bookAppointmentRow(db, city, {
      startsAt: at('2027-03-18T08:00'),
      resourceId: city.resourceIds[1]!,
      name: 'Alex Müller-Größ',
      lastName: 'Müller-Größ',
      email: 'Alex@example.org',
      now: NOW,
    })
    const again = await bookAsStaff(db, city, [TEN], { assignment: { kind: 'same' } })
    expect(await receiver(again.appointmentId)).toBe(city.resourceIds[1])
  })

  test('somebody who speaks the language', async () => {
    await bookAppointmentRow(db, city, { startsAt: at('2027-03-18T08:00'), resourceId: city.resourceIds[1]!, now: NOW })
    await db.sql`UPDATE resource SET languages = ${['tr']} WHERE id = ${city.resourceIds[1]!}`
    const booked = await bookAsStaff(db, city, [TEN], { assignment: { kind: 'language' } })
    expect(await receiver(booked.appointmentId)).toBe(city.resourceIds[1])
  })
})

describe('rules', () => {
  test.each([
    ['off the grid', '2027-03-18T10:05', 'grid'],
    ['within the lead time', '2027-03-15T08:20', 'lead_time'],
    ['outside openings', '2027-03-18T17:00', 'outside_openings'],
    ['beyond the horizon', '2027-06-16T10:00', 'horizon'],
  ])('%s needs a reason, which is kept and audited', async (_what, local, rule) => {
    const start = at(local)
    await expect(bookAsStaff(db, city, [start])).rejects.toMatchObject({ code: 'rule_broken', facts: { rules: rule } })
    const { appointmentId } = await bookAsStaff(db, city, [start], { override: 'Härtefall' })
    expect(await read(appointmentId)).toMatchObject({ overrideReason: 'Härtefall' })
    const audits = await auditsOf(db, appointmentId)
    expect(audits).toMatchObject([{}, { type: 'rule_overridden', data: { rules: rule } }])
    expect(JSON.stringify(audits)).not.toContain('Härtefall')
  })

  test('on a closed day too', async () => {
    await db.sql`INSERT INTO closure (office_id, first_date, last_date) VALUES (${city.officeId}, '2027-03-18', '2027-03-18')`
    await expect(bookAsStaff(db, city, [TEN])).rejects.toMatchObject({ facts: { rules: 'closed_day' } })
    await bookAsStaff(db, city, [TEN], { override: 'Notdienst' })
  })

  test('no reason makes an overlap possible', async () => {
    for (const resourceId of city.resourceIds)
      await bookAppointmentRow(db, city, { startsAt: TEN, resourceId, now: NOW })
    const start = at('2027-03-18T10:10')
    await expect(bookAsStaff(db, city, [start], { override: 'Doch' })).rejects.toMatchObject({ code: 'slot_taken' })
    const assignment = { kind: 'chosen' as const, resourceId: city.resourceIds[0]! }
    await expect(bookAsStaff(db, city, [start], { override: 'Doch', assignment })).rejects.toMatchObject({
      code: 'time_taken',
    })
    expect(await countOverlaps(db)).toBe(0)
  })

  test('a walk-in is received now, off the grid, without a reason; outside openings with one', async () => {
    const { appointmentId } = await bookAsStaff(db, city, [at('2027-03-15T08:03')], {
      walkIn: true,
      details: { email: '', phone: '' },
      now: at('2027-03-15T08:03'),
    })
    expect(await read(appointmentId)).toMatchObject({ walkIn: true, overrideReason: null })
    await expect(bookAsStaff(db, city, [at('2027-03-15T18:00')], { walkIn: true })).rejects.toMatchObject({
      facts: { rules: 'outside_openings' },
    })
  })
})

describe('a series', () => {
  const weekly = [0, 7, 14].map((days) => TEN.add({ hours: days * 24 }))

  test('is booked whole, under one id and with the same caseworker', async () => {
    const { seriesId } = await bookAsStaff(db, city, weekly)
    const rows = await db.sql`
      SELECT l.resource_id FROM appointment a JOIN allocation l ON l.appointment_id = a.id WHERE a.series_id = ${seriesId}`
    expect(rows).toHaveLength(3)
    expect(new Set(rows.map((row) => row['resourceId'])).size).toBe(1)
  })

  test('is not booked at all when one date is gone, and says which', async () => {
    for (const resourceId of city.resourceIds)
      await bookAppointmentRow(db, city, { startsAt: weekly[1]!, resourceId, now: NOW })
    await expect(bookAsStaff(db, city, weekly)).rejects.toMatchObject({ facts: { start: weekly[1]!.toString() } })
    const [row] =
      await db.sql`SELECT count(*)::int AS n FROM appointment WHERE department_id = ${city.departmentId} AND channel = 'internal'`
    expect(row).toEqual({ n: 0 })
  })
})

test('somebody chosen gets it also where rooms do the same service', async () => {
  const room = await addRoom(db, city)
  await db.sql`INSERT INTO resource_offering (resource_id, offering_id) VALUES (${room}, ${city.offeringId})`
  const assignment = { kind: 'chosen' as const, resourceId: city.resourceIds[1]! }
  const late = at('2027-03-18T18:00')
  const { appointmentId } = await bookAsStaff(db, city, [late], { assignment, override: 'Abends' })
  expect((await allocationsOf(db, appointmentId)).map((row) => row.resourceId)).toEqual([city.resourceIds[1]])
})

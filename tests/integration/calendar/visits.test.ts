import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffAppointment } from '#app/features/access/require-appointment.server.ts'
import type { StaffMember } from '#app/features/access/staff-member.ts'
import { rearrangeAppointment } from '#app/features/booking/rearrange-appointment.server.ts'
import { listMissingUploads } from '#app/features/visits/list-missing-uploads.server.ts'
import { markChecklistItem } from '#app/features/workplace/mark-checklist-item.server.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import { addResource, addService } from '#tests/factories/calendar.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'
import { at, countOverlaps, NOW } from '../booking/booking-journey.ts'
import { allocationsOf, auditsOf, bookAsStaff, staffOf } from './calendar-office.ts'

const TEN = at('2027-03-18T10:00')
const EVENING = at('2027-03-18T18:00')
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
  city = await createCity(db, { caseworkers: 2 })
})

async function whoHas(appointmentId: string): Promise<string[]> {
  return (await allocationsOf(db, appointmentId)).map(({ resourceId }) => resourceId).sort()
}

describe('for several services and persons', () => {
  async function family() {
    await db.sql`UPDATE service SET combinable = true, max_persons = 4, extra_person_minutes = 10 WHERE id = ${city.serviceId}`
    const [able] = city.resourceIds
    const pass = await addService(db, city, { slug: 'reisepass', durationMinutes: 15, by: [able!] })
    return [
      { serviceId: city.serviceId, persons: 2 },
      { serviceId: pass.serviceId, persons: 1 },
    ]
  }

  test('staff book what a citizen can: all names, the length by rule, with somebody who does all of it', async () => {
    const services = await family()
    const { appointmentId } = await bookAsStaff(db, city, [TEN], { services })
    const [saved] =
      await db.sql`SELECT persons, service_name, duration_minutes FROM appointment WHERE id = ${appointmentId}`
    expect(saved).toEqual({
      persons: 2,
      serviceName: 'Personalausweis beantragen (2 Personen) und reisepass',
      durationMinutes: 45,
    })
    const items =
      await db.sql`SELECT service_id, persons FROM appointment_item WHERE appointment_id = ${appointmentId} ORDER BY position`
    expect([...items]).toEqual(services)
    expect(await whoHas(appointmentId)).toEqual([city.resourceIds[0]])
    await expect(bookAsStaff(db, city, [TEN], { services })).rejects.toMatchObject({ code: 'slot_taken' })
  })

  test('a series has them at every date', async () => {
    const services = await family()
    const { seriesId } = await bookAsStaff(db, city, [TEN, TEN.add({ hours: 168 })], { services })
    const [row] = await db.sql`
      SELECT count(*)::int AS items FROM appointment_item i JOIN appointment a ON a.id = i.appointment_id WHERE a.series_id = ${seriesId}`
    expect(row).toEqual({ items: 4 })
  })

  test('too many persons are refused, whatever the reason', async () => {
    const services = [{ serviceId: city.serviceId, persons: 2 }]
    await expect(bookAsStaff(db, city, [TEN], { services })).rejects.toMatchObject({ code: 'slot_not_offered' })
    await expect(bookAsStaff(db, city, [EVENING], { services, override: 'Familie' })).rejects.toMatchObject({
      code: 'slot_not_offered',
    })
  })

  test('an interpreter comes along', async () => {
    const interpreter = await addResource(db, city, { kind: 'interpreter', sourceId: 'int', languages: ['ku'] })
    const { appointmentId } = await bookAsStaff(db, city, [TEN], { interpreterLanguage: 'ku' })
    expect(await whoHas(appointmentId)).toContain(interpreter)
    const [saved] = await db.sql`SELECT interpreter_language FROM appointment WHERE id = ${appointmentId}`
    expect(saved).toEqual({ interpreterLanguage: 'ku' })
  })
})

describe('where a service takes a team', () => {
  let room: string
  beforeEach(async () => {
    await db.sql`
      INSERT INTO service_requirement (service_id, kind, count) VALUES (${city.serviceId}, 'caseworker', 2), (${city.serviceId}, 'room', 1)`
    room = await addResource(db, city, { kind: 'room', sourceId: 'Trauzimmer' })
  })

  test('a rule that is broken is broken for all of it, and none of it is left out', async () => {
    const { appointmentId } = await bookAsStaff(db, city, [EVENING], { override: 'Trauung am Abend' })
    expect(await whoHas(appointmentId)).toEqual([...city.resourceIds, room].sort())
    const audits = await auditsOf(db, appointmentId)
    expect(audits.find(({ type }) => type === 'rule_overridden')?.data).toEqual({ rules: 'outside_openings' })
  })

  test('somebody chosen brings the others', async () => {
    const assignment = { kind: 'chosen' as const, resourceId: city.resourceIds[1]! }
    const { appointmentId } = await bookAsStaff(db, city, [EVENING], { override: 'Trauung am Abend', assignment })
    expect(await whoHas(appointmentId)).toEqual([...city.resourceIds, room].sort())
  })

  test('without enough of them nothing is booked', async () => {
    await bookAppointmentRow(db, city, { startsAt: EVENING, resourceId: city.resourceIds[0]!, now: NOW })
    await expect(bookAsStaff(db, city, [EVENING], { override: 'Trauung' })).rejects.toMatchObject({
      code: 'slot_taken',
    })
    await db.sql`UPDATE resource SET active = false WHERE id = ${room}`
    await expect(bookAsStaff(db, city, [TEN], { override: 'Trauung' })).rejects.toMatchObject({ code: 'slot_taken' })
    expect(await countOverlaps(db)).toBe(0)
  })

  test('moves with one room, another one where the own is taken', async () => {
    const { appointmentId } = await bookAsStaff(db, city, [TEN])
    const other = await addResource(db, city, { kind: 'room', sourceId: 'Saal' })
    const eleven = at('2027-03-18T11:00')
    const change = {
      appointmentId,
      staff: staffOf(city),
      durationMinutes: null,
      assignment: { kind: 'fair' as const },
      override: null,
      reason: '',
      tell: false,
      seenStart: null,
    }
    await rearrangeAppointment(db, { ...change, start: eleven }, NOW)
    expect(await whoHas(appointmentId)).toEqual([...city.resourceIds, room].sort())
    await bookAppointmentRow(db, city, { startsAt: at('2027-03-18T13:00'), resourceId: room, now: NOW })
    await rearrangeAppointment(db, { ...change, start: at('2027-03-18T13:00') }, NOW)
    expect(await whoHas(appointmentId)).toEqual([...city.resourceIds, other].sort())
  })
})

test('everything that its services ask for is on the checklist of an appointment, the same thing once', async () => {
  await db.sql`UPDATE service SET combinable = true WHERE id = ${city.serviceId}`
  const pass = await addService(db, city, { slug: 'reisepass', durationMinutes: 15 })
  const add = async (serviceId: string, title: string, required: boolean) => {
    const [row] = await db.sql<{ id: string }[]>`
      INSERT INTO checklist_item ${db.sql({ serviceId, sourceId: title, title, required, upload: true })} RETURNING id`
    return row!.id
  }
  const old = await add(city.serviceId, 'Alter Ausweis', true)
  await add(city.serviceId, 'Lichtbild', false)
  const photo = await add(pass.serviceId, 'Lichtbild', true)
  const birth = await add(pass.serviceId, 'Geburtsurkunde', true)
  const services = [city, pass].map(({ serviceId }) => ({ serviceId, persons: 1 }))
  const { appointmentId } = await bookAsStaff(db, city, [TEN], { services })
  const missing = await listMissingUploads(db.sql, appointmentId)
  expect(missing.map(({ id }) => id).sort()).toEqual([old, photo, birth].sort())
  const appointment = { id: appointmentId, departmentId: city.departmentId } as StaffAppointment
  const mark = { appointment, staff: { id: city.staffIds[0]! } as StaffMember, itemId: birth, present: true }
  await markChecklistItem(db, mark, NOW)
  expect((await listMissingUploads(db.sql, appointmentId)).map(({ id }) => id).sort()).toEqual([old, photo].sort())
  const alone = await bookAsStaff(db, city, [TEN.add({ hours: 24 })])
  expect((await listMissingUploads(db.sql, alone.appointmentId)).map(({ id }) => id)).toEqual([old])
  const strange = { ...mark, appointment: { ...appointment, id: alone.appointmentId } }
  await expect(markChecklistItem(db, strange, NOW)).rejects.toMatchObject({ code: 'not_found' })
})

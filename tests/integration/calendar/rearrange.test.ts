import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addResource } from '#app/features/booking/add-resource.server.ts'
import { cancelSeries } from '#app/features/booking/cancel-series.server.ts'
import { changeMode } from '#app/features/booking/change-mode.server.ts'
import { previewStarts } from '#app/features/booking/preview-starts.server.ts'
import { rearrangeAppointment } from '#app/features/booking/rearrange-appointment.server.ts'
import { removeResource } from '#app/features/booking/remove-resource.server.ts'
import { blockTime } from '#app/features/workplace/block-time.server.ts'
import { unblockTime } from '#app/features/workplace/unblock-time.server.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'
import { at, countOverlaps, NOW, readAppointment, readTraces } from '../booking/booking-journey.ts'
import { addRoom, allocationsOf, auditsOf, bookAsStaff, staffOf } from './calendar-office.ts'

const TEN = at('2027-03-18T10:00')
const ELEVEN = at('2027-03-18T11:00')
let database: TestDatabase
let db: Db
let city: City
let id: string

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
  id = (await bookAppointmentRow(db, city, { startsAt: TEN, now: NOW })).appointmentId
})

type Change = Parameters<typeof rearrangeAppointment>[1]
const change = (options: Partial<Change>, process = db) =>
  rearrangeAppointment(
    process,
    {
      appointmentId: id,
      staff: staffOf(city),
      start: null,
      durationMinutes: null,
      assignment: { kind: 'keep' },
      override: null,
      reason: '',
      tell: true,
      seenStart: null,
      ...options,
    },
    NOW,
  )
const minutesOf = async () => {
  const [row] = await db.sql<{ durationMinutes: number; moveReason: string | null }[]>`
    SELECT duration_minutes, move_reason FROM appointment WHERE id = ${id}`
  return row!
}

describe('moving', () => {
  test('takes the new time, raises the sequence and tells the citizen', async () => {
    await change({ start: ELEVEN, reason: 'Rohrbruch' })
    expect(await readAppointment(db, id)).toMatchObject({ startsAt: ELEVEN, icalSequence: 1, moves: 0 })
    expect(await allocationsOf(db, id)).toMatchObject([{ resourceId: city.resourceIds[0], from: ELEVEN }])
    expect((await readTraces(db, id)).notices).toContain('moved')
    expect(await minutesOf()).toMatchObject({ moveReason: 'Rohrbruch' })
    expect(await auditsOf(db, id)).toMatchObject([
      { type: 'appointment_moved', actorId: city.staffIds[0], data: { told: true } },
    ])
  })

  test('without telling writes no mail, but a reminder for the new time', async () => {
    await change({ start: ELEVEN, tell: false })
    expect((await readTraces(db, id)).notices).toEqual(['reminder'])
  })

  test('to a time that is no slot is refused, with a reason it works', async () => {
    const start = at('2027-03-18T10:50')
    await expect(change({ start })).rejects.toMatchObject({ code: 'rule_broken', facts: { rules: 'grid' } })
    await change({ start, override: 'Auf Wunsch' })
    expect(await readAppointment(db, id)).toMatchObject({ startsAt: start })
    expect(await auditsOf(db, id)).toMatchObject([{}, { type: 'rule_overridden', data: { rules: 'grid' } }])
  })

  test('onto somebody else is impossible, with any reason, and says who it is', async () => {
    const other = await bookAppointmentRow(db, city, { startsAt: ELEVEN, now: NOW })
    for (const override of [null, 'Trotzdem'])
      await expect(change({ start: ELEVEN, override })).rejects.toMatchObject({
        code: 'time_taken',
        facts: { appointmentId: other.appointmentId, resourceId: city.resourceIds[0] },
      })
    expect(await readAppointment(db, id)).toMatchObject({ startsAt: TEN, icalSequence: 0 })
  })

  test('what a colleague moved meanwhile is not moved by an old page', async () => {
    await change({ start: ELEVEN, seenStart: TEN })
    await expect(change({ start: at('2027-03-18T12:00'), seenStart: TEN })).rejects.toMatchObject({
      code: 'form_outdated',
    })
  })

  test('two into the same gap at once: one gets it, nothing overlaps and nothing is lost', async () => {
    const other = await bookAppointmentRow(db, city, { startsAt: at('2027-03-18T09:00'), now: NOW })
    const results = await Promise.allSettled([
      change({ start: ELEVEN }),
      change({ appointmentId: other.appointmentId, start: ELEVEN }),
    ])
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    expect(await countOverlaps(db)).toBe(0)
    expect([...(await allocationsOf(db, id)), ...(await allocationsOf(db, other.appointmentId))]).toHaveLength(2)
  })

  test('appointments of another department are not there', async () => {
    const foreign = await createCity(db)
    await expect(change({ staff: staffOf(foreign), start: ELEVEN })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('stretching', () => {
  test('makes it longer and shorter, within openings and without meeting the next', async () => {
    await change({ durationMinutes: 50 })
    expect(await minutesOf()).toMatchObject({ durationMinutes: 50 })
    expect((await allocationsOf(db, id))[0]!.to).toEqual(TEN.add({ minutes: 55 }))
    await bookAppointmentRow(db, city, { startsAt: ELEVEN, now: NOW })
    await expect(change({ durationMinutes: 60 })).rejects.toMatchObject({ code: 'time_taken' })
    await change({ durationMinutes: 10 })
    expect((await auditsOf(db, id)).map((row) => row.type)).toEqual(['appointment_resized', 'appointment_resized'])
  })

  test('beyond the opening needs a reason', async () => {
    await change({ start: at('2027-03-18T15:40') })
    await expect(change({ durationMinutes: 30 })).rejects.toMatchObject({ facts: { rules: 'outside_openings' } })
    await change({ durationMinutes: 30, override: 'Dauert länger' })
  })
})

describe('handing over', () => {
  const toColleague = () => ({ kind: 'chosen' as const, resourceId: city.resourceIds[1]!, from: null })

  test('gives it to a colleague who is free, and the citizen hears nothing', async () => {
    await change({ assignment: toColleague() })
    expect(await allocationsOf(db, id)).toMatchObject([{ resourceId: city.resourceIds[1], from: TEN }])
    expect(await readTraces(db, id)).toMatchObject({ notices: [], events: ['appointment_reassigned'] })
  })

  test('a room comes along, and a move with a room in use names the room', async () => {
    const room = await addRoom(db, city)
    await addResource(db, { appointmentId: id, resourceId: room, staff: staffOf(city) }, NOW)
    await change({ assignment: toColleague() })
    expect((await allocationsOf(db, id)).map((row) => row.resourceId).sort()).toEqual(
      [city.resourceIds[1]!, room].sort(),
    )
    const other = await bookAppointmentRow(db, city, { startsAt: ELEVEN, resourceId: room, now: NOW })
    await expect(change({ start: ELEVEN })).rejects.toMatchObject({
      code: 'time_taken',
      facts: { resourceId: room, appointmentId: other.appointmentId },
    })
    expect(await allocationsOf(db, id)).toHaveLength(2)
  })

  test('not to another department, and to somebody who does not do it only with a reason', async () => {
    const foreign = await createCity(db)
    const far = { kind: 'chosen' as const, resourceId: foreign.resourceIds[0]!, from: null }
    await expect(change({ assignment: far, override: 'Doch' })).rejects.toMatchObject({ code: 'not_found' })
    await db.sql`DELETE FROM resource_offering WHERE resource_id = ${city.resourceIds[1]!}`
    await expect(change({ assignment: toColleague() })).rejects.toMatchObject({ facts: { rules: 'not_able' } })
    await change({ assignment: toColleague(), override: 'Vertretung' })
  })
})

describe('a second resource', () => {
  test('joins when it is free and leaves again, the last one stays', async () => {
    const interpreter = await addRoom(db, city, 'interpreter', 'Dolmetschen')
    const step = { appointmentId: id, staff: staffOf(city) }
    await addResource(db, { ...step, resourceId: interpreter }, NOW)
    await addResource(db, { ...step, resourceId: interpreter }, NOW)
    expect(await allocationsOf(db, id)).toHaveLength(2)
    await removeResource(db, { ...step, resourceId: interpreter }, NOW)
    await expect(removeResource(db, { ...step, resourceId: city.resourceIds[0]! }, NOW)).rejects.toMatchObject({
      code: 'wrong_state',
    })
    expect((await auditsOf(db, id)).map((row) => row.type)).toEqual(['resource_added', 'resource_removed'])
  })

  test('of two who want the room at once one gets it', async () => {
    const room = await addRoom(db, city)
    const other = await bookAppointmentRow(db, city, { startsAt: TEN, resourceId: city.resourceIds[1]!, now: NOW })
    const results = await Promise.allSettled(
      [id, other.appointmentId].map((appointmentId) =>
        addResource(db, { appointmentId, resourceId: room, staff: staffOf(city) }, NOW),
      ),
    )
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await countOverlaps(db)).toBe(0)
  })
})

describe('another mode', () => {
  const by = { kind: 'citizen' as const }
  const toPhone = (phone: string) =>
    changeMode(db, { appointmentId: id, mode: 'phone', phone, by, departmentId: null }, NOW)

  test('keeps the time and the people, and calendars hear of it', async () => {
    const before = await allocationsOf(db, id)
    await toPhone('0211 123456')
    expect(await allocationsOf(db, id)).toEqual(before)
    expect(await readAppointment(db, id)).toMatchObject({ startsAt: TEN, icalSequence: 1 })
    expect((await readTraces(db, id)).notices).toEqual(['mode_changed', 'reminder'])
  })

  test('is refused without a number to call, and where the opening does not allow it', async () => {
    await expect(toPhone('')).rejects.toMatchObject({ code: 'mode_not_possible' })
    await db.sql`UPDATE opening SET modes = ARRAY['video']::mode[] WHERE resource_id = ${city.resourceIds[0]!}`
    await expect(toPhone('0211 123456')).rejects.toMatchObject({ code: 'mode_not_possible' })
    expect(await readAppointment(db, id)).toMatchObject({ icalSequence: 0 })
  })
})

describe('blocked time', () => {
  const hour = () => ({ from: ELEVEN, to: ELEVEN.add({ hours: 1 }), note: 'Team' })
  const worker = (roles: ('caseworker' | 'lead')[] = ['caseworker']) => ({
    ...staffOf(city),
    roles,
    resourceIds: [city.resourceIds[0]!],
  })

  test('keeps bookings away until it is taken back', async () => {
    const absenceId = await blockTime(db, { resourceId: city.resourceIds[0]!, staff: worker(), ...hour() }, NOW)
    const assignment = { kind: 'chosen' as const, resourceId: city.resourceIds[0]! }
    await expect(bookAsStaff(db, city, [ELEVEN], { assignment })).rejects.toMatchObject({ facts: { rules: 'absent' } })
    await unblockTime(db, { absenceId, staff: worker() }, NOW)
    await bookAsStaff(db, city, [ELEVEN], { assignment })
  })

  test('not over an appointment, not for a colleague unless by a lead, not elsewhere', async () => {
    const over = { resourceId: city.resourceIds[0]!, staff: worker(), from: TEN, to: ELEVEN, note: '' }
    await expect(blockTime(db, over, NOW)).rejects.toMatchObject({ code: 'time_taken', facts: { appointmentId: id } })
    const colleague = { resourceId: city.resourceIds[1]!, ...hour() }
    await expect(blockTime(db, { ...colleague, staff: worker() }, NOW)).rejects.toMatchObject({ code: 'not_allowed' })
    await blockTime(db, { ...colleague, staff: worker(['lead']) }, NOW)
    const foreign = await createCity(db)
    const far = { resourceId: foreign.resourceIds[0]!, staff: worker(['lead']), ...hour() }
    await expect(blockTime(db, far, NOW)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a series', () => {
  const weekly = [0, 7, 14].map((days) => at('2027-03-16T10:00').add({ hours: days * 24 }))

  test('shows beforehand which dates are free, taken or against a rule', async () => {
    for (const resourceId of city.resourceIds)
      await bookAppointmentRow(db, city, { startsAt: weekly[1]!, resourceId, now: NOW })
    await db.sql`INSERT INTO closure (office_id, first_date, last_date) VALUES (${city.officeId}, '2027-03-30', '2027-03-30')`
    const question = {
      offeringId: city.offeringId,
      mode: 'on_site' as const,
      starts: weekly,
      durationMinutes: null,
      assignment: { kind: 'fair' as const },
    }
    expect((await previewStarts(db.sql, question, NOW)).map(({ verdict }) => verdict)).toEqual([
      'free',
      'taken',
      'broken',
    ])
  })

  test('is cancelled from now on as a whole, in the own department only', async () => {
    const { seriesId } = await bookAsStaff(db, city, weekly)
    const foreign = await createCity(db)
    const cancel = (staff = staffOf(city), now = NOW) =>
      cancelSeries(db, { seriesId: seriesId!, staff, reason: 'Erledigt' }, now)
    await expect(cancel(staffOf(foreign))).rejects.toMatchObject({ code: 'not_found' })
    expect(await cancel(staffOf(city), weekly[0]!.add({ hours: 1 }))).toBe(2)
    const rows = await db.sql`SELECT state FROM appointment WHERE series_id = ${seriesId} ORDER BY starts_at`
    expect(rows.map((row) => row['state'])).toEqual(['booked', 'cancelled', 'cancelled'])
  })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { getSlotPage, type SlotPageQuestion } from '#app/features/booking/get-slot-page.server.ts'
import { readSlotQuery } from '#app/features/booking/slot-query.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { addService } from '#tests/factories/calendar.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'
import { at, hold, NOW } from './booking-journey.ts'

let database: TestDatabase
let db: Db
let city: City

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDb(database.url)
  city = await createCity(db, { caseworkers: 1, service: { gridMinutes: 60, horizonDays: 20 } })
})
afterAll(async () => {
  await db.close()
  await database.drop()
})

function ask(change: Partial<SlotPageQuestion> = {}) {
  const { departmentSlug, serviceSlug } = city
  const wish = { mode: null, officeId: null, dayTime: 'all' as const }
  const open = { wish, from: null, before: null, lost: null, excludeAppointmentId: null }
  return getSlotPage(db.sql, { departmentSlug, serviceSlug, locale: 'de', now: NOW, ...open, ...change })
}

const dates = (days: { day: number }[]) => days.map(({ day }) => new Date(day * 86_400_000).toISOString().slice(5, 10))
const day = (date: string) => Temporal.PlainDate.from(date)

test('the first page begins with the first free day and leads on from there', async () => {
  const page = await ask()
  expect(dates(page.days)).toEqual(['03-15', '03-16', '03-17', '03-18'])
  expect(page).toMatchObject({ earlierBefore: null, laterFrom: '2027-03-19', nextFree: null })
})

test('later and earlier lead through all days and back, over weekends, without losing one', async () => {
  const second = await ask({ from: day('2027-03-19') })
  expect(dates(second.days)).toEqual(['03-19', '03-22', '03-23', '03-24'])
  expect(second.earlierBefore).toBe('2027-03-19')
  const third = await ask({ from: day(second.laterFrom!) })
  const back = await ask({ before: day(third.earlierBefore!) })
  expect(dates(back.days)).toEqual(dates(second.days))
  const first = await ask({ before: day(back.earlierBefore!) })
  expect(dates(first.days)).toEqual(['03-15', '03-16', '03-17', '03-18'])
  expect(first.earlierBefore).toBe(null)
})

test('the last page ends at the horizon', async () => {
  const page = await ask({ from: day('2027-04-01') })
  expect(dates(page.days)).toEqual(['04-01', '04-02'])
  expect(page.laterFrom).toBe(null)
})

test('a wish that leaves nothing over is told where the next free time is', async () => {
  const late = await ask({ wish: { mode: null, officeId: null, dayTime: 'late' } })
  expect(late.days).toEqual([])
  expect(dates([late.nextFree!])).toEqual(['03-15'])
  const beyond = await ask({ from: day('2027-09-01') })
  expect(beyond).toMatchObject({ days: [], nextFree: { isElsewhere: false } })
})

test('instead of a lost time the nearest ones are offered, and one’s own hold hides nothing', async () => {
  const start = at('2027-03-17T10:00')
  const { appointmentId } = await hold(db, city, start)
  const others = await ask({ lost: start.toString() })
  expect(others.nearest.map((tile) => tile.at)).toEqual([
    '2027-03-17T07:00:00Z',
    '2027-03-17T08:00:00Z',
    '2027-03-17T10:00:00Z',
  ])
  const times = async (excludeAppointmentId: string | null) =>
    (await ask({ from: day('2027-03-17'), excludeAppointmentId })).days[0]!.tiles.map((tile) => tile.at)
  expect(await times(null)).not.toContain('2027-03-17T09:00:00Z')
  expect(await times(appointmentId)).toContain('2027-03-17T09:00:00Z')
})

test('an appointment that moves sees the times for what it is for, its own among them', async () => {
  const city = await createCity(db, { caseworkers: 1, windows: { 2: [{ from: 480, to: 540 }] } })
  const { departmentSlug, serviceSlug } = city
  const start = at('2027-03-16T08:20')
  const { appointmentId } = await hold(db, city, start)
  const move = { departmentSlug, serviceSlug, excludeAppointmentId: appointmentId, keepsVisit: true }
  const times = async () => (await ask(move)).days[0]!.tiles.map((tile) => tile.at.slice(11, 16))
  expect(await times()).toEqual(['07:00', '07:20', '07:40'])
  await db.sql`UPDATE appointment SET duration_minutes = 40 WHERE id = ${appointmentId}`
  expect(await times()).toEqual(['07:00', '07:20'])
})

test('a service that does not exist is not found', async () => {
  await expect(ask({ serviceSlug: 'nichts' })).rejects.toMatchObject({ code: 'not_found' })
})

test('a page for several services and persons shows the times for all of them, and says what was chosen', async () => {
  const city = await createCity(db, { caseworkers: 1, windows: { 2: [{ from: 480, to: 540 }] } })
  await db.sql`UPDATE service SET combinable = true, max_persons = 3, extra_person_minutes = 5 WHERE id = ${city.serviceId}`
  await addService(db, city, { slug: 'reisepass', durationMinutes: 10, maxPersons: 2 })
  const place = { departmentSlug: city.departmentSlug, serviceSlug: city.serviceSlug }
  const url = new URL('http://termine.test/?personen=3&mit-reisepass=9&mit-unbekannt=1&dolmetschen=tr')
  const query = readSlotQuery(url.searchParams)
  const page = await getSlotPage(db.sql, { ...place, ...query, locale: 'de', excludeAppointmentId: null, now: NOW })
  expect(page.visit).toMatchObject({
    persons: 3,
    maxPersons: 3,
    further: [{ slug: 'reisepass', persons: 2, maxPersons: 2 }],
    // nobody interprets here
    interpreterLanguage: null,
    durationMinutes: 20 + 2 * 5 + 10,
  })
  expect(page.service.name).toBe('Personalausweis beantragen (3 Personen) und reisepass (2 Personen)')
  expect(page.days[0]!.tiles.map(({ at }) => at.slice(11, 16))).toEqual(['07:00', '07:20'])
})

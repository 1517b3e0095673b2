import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  findServicePage,
  listEarliestStarts,
  listServices,
  listTopics,
  searchServices,
} from '#app/features/catalogue/queries.server.ts'
import { seedDemo } from '#prisma/seed/run.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'

// A Monday morning, five minutes past a full hour.
const NOW = Temporal.Instant.from('2027-03-15T08:05:00Z')
let database: TestDatabase
let db: Db

beforeAll(async () => {
  database = await createTestDatabase()
  await seedDemo(database.url, { now: NOW, tokenKey: Buffer.alloc(32, 7) })
  db = openDb(database.url)
})
afterAll(async () => {
  await db.close()
  await database.drop()
})

const first = async (query: string, locale: 'de' | 'en' = 'de') =>
  (await searchServices(db.sql, query, locale))[0]?.name

describe('the search', () => {
  test.each([
    ['Perso', 'Personalausweis beantragen'],
    ['umziehen', 'Wohnsitz an- oder ummelden'],
    ['Ich möchte umziehen', 'Wohnsitz an- oder ummelden'],
    ['UMMELDUNG', 'Wohnsitz an- oder ummelden'],
    ['Personalausweiss', 'Personalausweis beantragen'],
    ['Geburtsurkunde', 'Urkunde bestellen'],
    ['Führerschein', 'Führerschein umtauschen'],
    ['fuehrerschein', 'Führerschein umtauschen'],
    ['Fürerschein', 'Führerschein umtauschen'],
    ['strassenfest', 'Straßenfest anmelden'],
    ['Auto anmelden', 'Fahrzeug zulassen'],
    ['wohngelt', 'Wohngeld beantragen'],
    ['Standesamt', 'Eheschließung anmelden'],
  ])('finds %s', async (query, name) => {
    expect(await first(query)).toBe(name)
  })

  test.each([
    ['passport', 'Apply for a passport'],
    ['moving house', 'Register a change of address'],
    ['I want to get a residence permit', 'Extend a residence permit'],
    ['Perso', 'Apply for an identity card'],
  ])('finds %s in English', async (query, name) => {
    expect(await first(query, 'en')).toBe(name)
  })

  test('finds nothing for what is no service, and survives anything typed', async () => {
    for (const query of ['', '   ', '%', '_', "'; DROP TABLE service", 'qqqqqq', '\\', 'ä'.repeat(200)])
      expect(await searchServices(db.sql, query, 'de'), query).toEqual([])
  })

  test('leaves out what cannot be booked', async () => {
    await db.sql`UPDATE service SET active = false WHERE source_id = 'kirchenaustritt'`
    expect(await first('Kirchenaustritt')).toBeUndefined()
    await db.sql`UPDATE service SET active = true WHERE source_id = 'kirchenaustritt'`
    expect(await first('Kirchenaustritt')).toBe('Kirchenaustritt erklären')
  })

  test('follows a change of the name at once', async () => {
    await db.sql`UPDATE service SET name = 'Hund anmelden' WHERE source_id = 'strassenfest'`
    expect(await first('Hund')).toBe('Hund anmelden')
    await db.sql`UPDATE service SET name = 'Straßenfest anmelden' WHERE source_id = 'strassenfest'`
  })
})

test('Musterstadt has the departments, services, offices and people of a real city', async () => {
  const [counts] = await db.sql`
    SELECT (SELECT count(*) FROM department) AS departments, (SELECT count(*) FROM office) AS offices,
      (SELECT count(*) FROM staff WHERE 'caseworker' = ANY(roles)) AS caseworkers, (SELECT count(*) FROM staff WHERE 'call_centre' = ANY(roles)) AS agents`
  expect(counts).toEqual({ departments: 8, offices: 11, caseworkers: 39, agents: 3 })
  expect(await listTopics(db.sql, 'de')).toHaveLength(8)
  const services = await listServices(db.sql, 'de')
  expect(services.length).toBeGreaterThanOrEqual(30)
  const english = await listServices(db.sql, 'en')
  expect(english.filter((service) => services.some((other) => other.name === service.name))).toEqual([])
})

test('somebody is due now at the first demo login, and the next half hour can be booked', async () => {
  const due = await db.sql`
    SELECT 1 FROM appointment a JOIN allocation l ON l.appointment_id = a.id JOIN resource r ON r.id = l.resource_id
    WHERE r.source_id = 'beispiel' AND a.state = 'booked' AND a.starts_at BETWEEN ${NOW} AND ${NOW.add({ minutes: 15 })}`
  expect(due).toHaveLength(1)
  const [service] = await searchServices(db.sql, 'Videotermin ausprobieren', 'de')
  const earliest = await listEarliestStarts(db.sql, [service!.id], { mode: 'video', now: NOW })
  expect(earliest[service!.id]).toMatchObject({ daysAhead: 0 })
  expect(earliest[service!.id]!.wallClock < '2027-03-15T10:00').toBe(true)
})

test('a service page has its checklist, the offices that offer it and the modes that any of them has', async () => {
  const page = await findServicePage(
    db.sql,
    { departmentSlug: 'buergerservice', serviceSlug: 'online-ausweisfunktion-aktivieren-hilfe' },
    'en',
  )
  expect(page).toMatchObject({
    name: 'Activate the online function of your identity card: help',
    modes: ['video', 'on_site'],
  })
  expect(page!.offices.find((office) => office.name === 'Digitales Bürgerbüro')?.modes).toEqual(['video'])
  expect(page!.checklist.map((item) => item.required)).toEqual([true, false, true])
  expect(await findServicePage(db.sql, { departmentSlug: 'buergerservice', serviceSlug: 'nichts' }, 'de')).toBeNull()
})

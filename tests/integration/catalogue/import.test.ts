import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { manageToken } from '#app/features/booking/link-tokens.ts'
import { importCatalogue } from '#app/features/catalogue/import-catalogue.server.ts'
import { readCatalogue } from '#app/features/catalogue/read-catalogue.ts'
import type { CatalogueInput } from '#app/features/catalogue/schema.ts'
import { hashToken } from '#app/lib/tokens.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { appointmentEntry, catalogueFile } from '#tests/factories/catalogue-file.ts'
import type { City } from '#tests/factories/city.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'
import { at, book } from '../booking/booking-journey.ts'

const NOW = Temporal.Instant.from('2027-03-01T08:00:00Z')
const tokenKey = Buffer.alloc(32, 7)
let database: TestDatabase
let db: Db

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDb(database.url)
})
afterAll(async () => {
  await db.close()
  await database.drop()
})
beforeEach(async () => {
  await db.sql`TRUNCATE appointment CASCADE`
  await db.sql`DELETE FROM municipality`
})

const load = (file: CatalogueInput) =>
  importCatalogue(db, readCatalogue(file), {
    now: NOW,
    tokenKey,
    hashPassword: async (password) => `hash of ${password}`,
  })

test('everything of the file stands in the tables, times as the file means them', async () => {
  await load(catalogueFile())
  const [opening] = await db.sql`SELECT weekday, from_minute, to_minute, breaks FROM opening`
  expect(opening).toEqual({ weekday: 1, fromMinute: 480, toMinute: 1440, breaks: [[600, 615]] })
  const [row] = await db.sql`
    SELECT a.id, a.state, a.starts_at, a.code, a.manage_token_hash, a.duration_minutes, p.name, p.last_name_folded, l.during::text AS during
    FROM appointment a JOIN party p ON p.appointment_id = a.id JOIN allocation l ON l.appointment_id = a.id`
  expect(row).toMatchObject({ state: 'booked', durationMinutes: 20, name: 'Anna Muster', lastNameFolded: 'muster' })
  expect(String(row!['startsAt'])).toBe('2027-03-15T07:00:00Z')
  expect(row!['during']).toBe('["2027-03-15 07:00:00+00","2027-03-15 07:25:00+00")')
  expect(row!['code']).toMatch(/^[A-Z0-9]{8}$/)
  expect(row!['manageTokenHash']).toBe(hashToken(manageToken(tokenKey, String(row!['id']))))
})

test('the same file again changes nothing and doubles nothing', async () => {
  await load(catalogueFile())
  const before = await snapshot()
  expect(await load(catalogueFile())).toMatchObject({ cancelled: 0, kept: 0 })
  expect(await snapshot()).toEqual(before)
})

test('what a later file no longer has is deactivated, and comes back with its id', async () => {
  await load(catalogueFile())
  const { appointments: _, ...smaller } = catalogueFile()
  await load({ ...smaller, services: [], offerings: [], resources: [], staff: [] })
  expect(await activity()).toEqual({
    service: false,
    offering: false,
    staff: false,
    resources: [false, false],
    appointments: ['booked'],
  })
  const [gone] = await db.sql`SELECT id FROM service`
  await load(catalogueFile())
  expect(await activity()).toMatchObject({ service: true, offering: true, staff: true, resources: [true, true] })
  expect((await db.sql`SELECT id FROM service`)[0]).toEqual(gone)
})

test('an appointment that the file moves keeps its id, and its calendar entry a higher sequence', async () => {
  await load(catalogueFile())
  const [before] = await db.sql`SELECT id, code FROM appointment`
  const file = catalogueFile()
  file.appointments = [appointmentEntry('t1', '2027-03-15T09:00:00+01:00', '2027-03-15T09:20:00+01:00')]
  await load(file)
  const [after] = await db.sql`SELECT id, code, ical_sequence FROM appointment`
  expect(after).toEqual({ ...before, icalSequence: 1 })
  expect(await db.sql`SELECT during::text FROM allocation`).toMatchObject([
    { during: '["2027-03-15 08:00:00+00","2027-03-15 08:25:00+00")' },
  ])
})

test('a future appointment that the file no longer has is cancelled and gives its time back', async () => {
  await load(catalogueFile())
  expect(await load({ ...catalogueFile(), appointments: [] })).toMatchObject({ cancelled: 1 })
  expect(await db.sql`SELECT state, cancelled_by FROM appointment`).toMatchObject([
    { state: 'cancelled', cancelledBy: 'import' },
  ])
  expect(await db.sql`SELECT 1 FROM allocation`).toHaveLength(0)
})

test('an appointment that was changed here since is left as it is', async () => {
  await load(catalogueFile())
  await db.sql`UPDATE appointment SET state = 'cancelled', version = 2`
  await db.sql`DELETE FROM allocation`
  expect(await load(catalogueFile())).toMatchObject({ appointments: 0, kept: 1 })
  expect(await db.sql`SELECT state FROM appointment`).toMatchObject([{ state: 'cancelled' }])
})

test('an appointment that meets one booked here is refused, and nothing of the file stays', async () => {
  await load(catalogueFile())
  await db.sql`UPDATE appointment SET source_id = NULL, code = 'ACDEFGHJ'`
  const file = catalogueFile()
  file.departments[0]!.name = 'Umbenannt'
  file.appointments = [appointmentEntry('t2', '2027-03-15T08:10:00+01:00', '2027-03-15T08:30:00+01:00')]
  await expect(load(file)).rejects.toThrow(
    'appointments[0]: "t2" overlaps the appointment ACDEFGHJ booked here of resource "r1"',
  )
  expect(await db.sql`SELECT name FROM department`).toMatchObject([{ name: 'Bürgerservice' }])
})

test('an expired hold does not stand in the way', async () => {
  await load(catalogueFile())
  await db.sql`UPDATE appointment SET source_id = NULL, state = 'held', expires_at = ${NOW}`
  await db.sql`UPDATE allocation SET expires_at = ${NOW}`
  await load(catalogueFile())
  expect(await db.sql`SELECT 1 FROM allocation WHERE expires_at IS NULL`).toHaveLength(1)
})

test('passwords are hashed, and stay when a later file brings none', async () => {
  const file = catalogueFile()
  file.staff[0]!.password = 'geheim-genug'
  await load(file)
  await load(catalogueFile())
  expect(await db.sql`SELECT password_hash FROM staff`).toMatchObject([{ passwordHash: 'hash of geheim-genug' }])
})

test('absences entered here outlive an import', async () => {
  await load(catalogueFile())
  await db.sql`INSERT INTO absence (resource_id, starts_at, ends_at) SELECT id, ${NOW}, ${NOW.add({ hours: 1 })} FROM resource WHERE source_id = 'r1'`
  const file = catalogueFile()
  file.resources[0]!.absences = [{ start: '2027-04-01T00:00:00+02:00', end: '2027-04-02T00:00:00+02:00' }]
  await load(file)
  await load(file)
  expect(await db.sql`SELECT 1 FROM absence`).toHaveLength(2)
})

test('text with tabs, line breaks and backslashes arrives as it was', async () => {
  const file = catalogueFile()
  file.appointments[0]!.note = 'a\tb\\N\nc\r\n"d" \\'
  await load(file)
  expect(await db.sql`SELECT remark FROM appointment`).toMatchObject([{ remark: 'a\tb\\N\nc\r\n"d" \\' }])
})

async function snapshot() {
  const tables = [
    'municipality',
    'department',
    'office',
    'service',
    'checklist_item',
    'offering',
    'staff',
    'resource',
    'appointment',
    'allocation',
    'party',
  ]
  return Promise.all(
    tables.map(async (table) =>
      (await db.sql`SELECT * FROM ${db.sql(table)} ORDER BY id`).map((row) => JSON.stringify(row)),
    ),
  )
}

async function activity() {
  const [row] = await db.sql`
    SELECT (SELECT active FROM service) AS service, (SELECT active FROM offering) AS offering, (SELECT active FROM staff) AS staff,
      ARRAY(SELECT active FROM resource ORDER BY source_id) AS resources, ARRAY(SELECT state::text FROM appointment) AS appointments`
  return row
}

test('groups, limited openings, quotas, requirements and languages of the file stand in the tables, once', async () => {
  const file = catalogueFile()
  Object.assign(file.services[0]!, {
    maxPersons: 6,
    extraPersonMinutes: 10,
    combinable: true,
    requirements: [
      { kind: 'caseworker', count: 1 },
      { kind: 'room', count: 1 },
    ],
  })
  file.resources[1] = { ...file.resources[1]!, kind: 'interpreter', languages: ['tr', 'ar'] }
  const quotas = [
    { channel: 'call_centre' as const, maxShare: 30, liftedDays: 1 },
    { channel: 'public' as const, releaseDays: 14, releaseTime: '08:00', releaseLots: 3, releaseSpreadMinutes: 60 },
  ]
  file.groups = [
    {
      office: 'o1',
      name: 'Donnerstagsdienst',
      members: ['r1', 'r2'],
      openings: [
        { weekday: 4, from: '16:00', to: '18:00', weekOfMonth: -1, offerings: ['a1'], modes: ['on_site'], quotas },
      ],
    },
  ]
  for (let times = 0; times < 2; times++) {
    await load(file)
    const [opening] = await db.sql`
      SELECT o.week_of_month, o.modes::text[] AS modes, g.name,
             (SELECT count(*)::int FROM resource_group_member WHERE group_id = g.id) AS members,
             (SELECT count(*)::int FROM opening_offering WHERE opening_id = o.id) AS offerings,
             (SELECT json_agg(json_build_array(channel, max_share, release_days, release_minute, release_lots, lifted_days) ORDER BY channel)
              FROM opening_quota WHERE opening_id = o.id) AS quotas
      FROM opening o JOIN resource_group g ON g.id = o.group_id`
    expect(opening).toEqual({
      weekOfMonth: -1,
      modes: ['on_site'],
      name: 'Donnerstagsdienst',
      members: 2,
      offerings: 1,
      quotas: [
        ['public', null, 14, 480, 3, null],
        ['call_centre', 30, null, 0, 1, 1],
      ],
    })
    expect(await db.sql`SELECT kind, count FROM service_requirement ORDER BY kind`).toEqual([
      { kind: 'caseworker', count: 1 },
      { kind: 'room', count: 1 },
    ])
    expect(await db.sql`SELECT max_persons, extra_person_minutes, combinable FROM service`).toEqual([
      { maxPersons: 6, extraPersonMinutes: 10, combinable: true },
    ])
    expect(await db.sql`SELECT languages FROM resource WHERE source_id = 'r2'`).toEqual([{ languages: ['tr', 'ar'] }])
  }
})

test('the rules of departments and services of the file stand in the tables; what a later file leaves out stays as it was changed', async () => {
  const file = catalogueFile()
  Object.assign(file.departments[0]!, {
    requestMinutes: 45,
    offerMinutes: 20,
    proposalHours: 48,
    restMinMinutes: 0,
    restMaxMinutes: 10,
  })
  Object.assign(file.services[0]!, {
    maxActivePerContact: null,
    asksBirthYear: true,
    moveLimit: 1,
    leadTimeMinutes: 90,
  })
  await load(file)
  const rules = () =>
    db.sql`
      SELECT request_minutes, offer_minutes, proposal_hours, rest_min_minutes, rest_max_minutes, max_active_per_contact, asks_birth_year,
             move_limit, lead_time_minutes
      FROM department d JOIN service s ON s.department_id = d.id`
  const expected = {
    requestMinutes: 45,
    offerMinutes: 20,
    proposalHours: 48,
    restMinMinutes: 0,
    restMaxMinutes: 10,
    maxActivePerContact: null,
    asksBirthYear: true,
    moveLimit: 1,
    leadTimeMinutes: 90,
  }
  expect(await rules()).toEqual([expected])
  await db.sql`UPDATE department SET offer_minutes = 25`
  await db.sql`UPDATE service SET max_active_per_contact = 5`
  await load(catalogueFile())
  expect(await rules()).toEqual([
    { ...expected, offerMinutes: 25, maxActivePerContact: 5, moveLimit: 2, leadTimeMinutes: 0 },
  ])
})

test('a service that says nothing lets one contact have three appointments and no fourth', async () => {
  const { appointments: _, ...file } = catalogueFile()
  await load({ ...file, services: [{ ...file.services[0]!, horizonDays: 30 }] })
  const [offering] = await db.sql<{ id: string }[]>`SELECT id FROM offering`
  const city = { offeringId: offering!.id } as City
  const start = at('2027-03-08T08:00')
  for (const hours of [0, 1, 3]) await book(db, city, start.add({ hours }), {}, NOW)
  await expect(book(db, city, start.add({ hours: 4 }), {}, NOW)).rejects.toMatchObject({
    code: 'contact_limit_reached',
    facts: { limit: 3 },
  })
})

test('of 10 000 rows with three errors all three are named, and nothing is changed', async () => {
  await load(catalogueFile())
  const before = await snapshot()
  const file = catalogueFile()
  const start = Temporal.Instant.from('2027-04-01T06:00:00Z')
  file.appointments = Array.from({ length: 10_000 }, (_, index) => {
    const at = start.add({ minutes: 30 * index })
    return appointmentEntry(`t${index}`, at.toString(), at.add({ minutes: 20 }).toString())
  })
  file.services[0]!.name = 'Ein neuer Name'
  file.appointments[17]!.offering = 'gibt-es-nicht'
  file.appointments[4_711]!.resources = ['niemand']
  file.appointments[9_999]!.end = file.appointments[9_999]!.start
  const refused = await load(file).catch((error: Error) => error)
  const lines = String((refused as Error).message).split('\n')
  expect(lines).toHaveLength(3)
  expect(lines.map((line) => line.slice(0, line.indexOf(':')))).toEqual([
    'appointments[17].offering',
    'appointments[4711].resources[0]',
    'appointments[9999].end',
  ])
  expect(await snapshot()).toEqual(before)
})

import { type ChildProcess, fork } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findSlots } from '#app/features/scheduling/queries.server.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import { addGroup, addOpening } from '#tests/factories/calendar.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'
import type { Answered, Asked } from './search-process.ts'

const NOW = Temporal.Instant.from('2027-03-12T07:00:00Z')
const DATE = '2027-03-15'
const SECOND = 1000

let database: TestDatabase
let db: Db
let servers: Server[]

type Server = { search(city: City, date?: string): Promise<Answered>; stop(): void }

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDb(database.url)
  servers = [startServer(database.url), startServer(database.url)]
})
afterAll(async () => {
  for (const server of servers) server.stop()
  await db.close()
  await database.drop()
})

function startServer(databaseUrl: string): Server {
  const file = fileURLToPath(new URL('search-process.ts', import.meta.url))
  const child: ChildProcess = fork(file, [], { env: { ...process.env, DATABASE_URL: databaseUrl } })
  const waiting = new Map<number, (answer: Answered) => void>()
  let next = 0
  child.on('message', (answer: Answered) => waiting.get(answer.id)?.(answer))
  return {
    search: (city, date = DATE) =>
      new Promise((resolve) => {
        const id = next++
        waiting.set(id, resolve)
        child.send({ id, offeringId: city.offeringId, date, days: 1, now: NOW.toString() } satisfies Asked)
      }),
    stop: () => child.disconnect(),
  }
}

/** Asks until the process surely hears of changes and has answered from what it keeps. */
async function warmUp(server: Server, city: City): Promise<Answered> {
  for (;;) {
    const answer = await server.search(city)
    if (answer.isKept) return server.search(city)
  }
}

async function searchDatabase(city: City): Promise<number[]> {
  const day = Temporal.PlainDate.from(DATE)
  const [found] = await findSlots(db.sql, { offeringIds: [city.offeringId], from: day, to: day, now: NOW })
  return found!.slots.map(({ start }) => start)
}

/** Asks until the answer is as expected; more than a second after the change it has to be. */
async function expectWithinASecond(server: Server, city: City, expected: number[]): Promise<void> {
  const begin = performance.now()
  for (;;) {
    const asked = performance.now()
    const { starts } = await server.search(city)
    if (JSON.stringify(starts) === JSON.stringify(expected)) return
    if (asked - begin > SECOND) expect(starts).toEqual(expected)
  }
}

test('whatever changes the slots is known to both processes within a second', async () => {
  const city = await createCity(db, { caseworkers: 1, windows: { 1: [{ from: 480, to: 600 }] } })
  const [resourceId] = city.resourceIds
  const noon = [{ from: 720, to: 760, breaks: [] }] as never
  const changes: Record<string, () => Promise<unknown>> = {
    'an appointment': () => bookAppointmentRow(db, city, { startsAt: `${DATE}T08:20+01:00` }),
    'its end': () => db.sql`DELETE FROM allocation WHERE resource_id = ${resourceId!}`,
    'an absence': () =>
      db.sql`INSERT INTO absence (resource_id, starts_at, ends_at) VALUES (${resourceId!}, ${`${DATE}T08:00+01:00`}, ${`${DATE}T08:30+01:00`})`,
    'another absence': () =>
      db.sql`UPDATE absence SET ends_at = ${`${DATE}T09:00+01:00`} WHERE resource_id = ${resourceId!}`,
    'no absence': () => db.sql`DELETE FROM absence WHERE resource_id = ${resourceId!}`,
    'an exception': () =>
      db.sql`INSERT INTO opening_exception (resource_id, date, windows) VALUES (${resourceId!}, ${DATE}, ${noon})`,
    'no exception': () => db.sql`DELETE FROM opening_exception WHERE resource_id = ${resourceId!}`,
    'a quota': () =>
      db.sql`INSERT INTO opening_quota (opening_id, channel, max_count) SELECT id, 'public', 0 FROM opening WHERE resource_id = ${resourceId!}`,
    'no quota': () => db.sql`DELETE FROM opening_quota`,
    'an opening of a group': async () =>
      addOpening(db, { groupId: await addGroup(db, city, [resourceId!]), weekday: 1, from: 660, to: 700 }),
    'another grid': () => db.sql`UPDATE service SET grid_minutes = 10 WHERE id = ${city.serviceId}`,
    'a holiday': () => db.sql`INSERT INTO office_holiday (office_id, date) VALUES (${city.officeId}, ${DATE})`,
    'no holiday': () => db.sql`DELETE FROM office_holiday WHERE office_id = ${city.officeId}`,
    'a closure': () =>
      db.sql`INSERT INTO closure (office_id, first_date, last_date) VALUES (${city.officeId}, ${DATE}, ${DATE})`,
    'no closure': () => db.sql`DELETE FROM closure WHERE office_id = ${city.officeId}`,
    'nobody who does it': () => db.sql`DELETE FROM resource_offering WHERE resource_id = ${resourceId!}`,
  }
  let before = (await Promise.all(servers.map((server) => warmUp(server, city))))[0]!.starts
  expect(before.length).toBeGreaterThan(0)
  for (const [what, change] of Object.entries(changes)) {
    await change()
    const after = await searchDatabase(city)
    expect(after, what).not.toEqual(before)
    for (const server of servers) await expectWithinASecond(server, city, after)
    before = after
  }
})

/** What a start may have been from some moment to another, in milliseconds of this process's clock; around a write it may be either. */
type Turn = { isFree: boolean; from: number; until: number }

test('under random writes no process offers what has been gone for a second, nor hides what is free', {
  timeout: 60_000,
}, async () => {
  const city = await createCity(db, {
    caseworkers: 1,
    windows: { 1: [{ from: 480, to: 960 }] },
    service: { bufferAfterMinutes: 0 },
  })
  await Promise.all(servers.map((server) => warmUp(server, city)))
  const starts = await searchDatabase(city)
  const turns = new Map<number, Turn[]>(
    starts.map((start) => [start, [{ isFree: true, from: -Infinity, until: Infinity }]]),
  )
  let isWriting = true
  const writing = writeAtRandom(city, turns, 300).finally(() => {
    isWriting = false
  })
  let kept = 0
  const asking = servers.map(async (server) => {
    while (isWriting) {
      const from = performance.now() - SECOND
      const answer = await server.search(city)
      const to = performance.now()
      if (answer.isKept) kept++
      const offered = new Set(answer.starts)
      for (const [start, list] of turns) expect(statesBetween(list, from, to), `${start}`).toContain(offered.has(start))
    }
  })
  await Promise.all([writing, ...asking])
  expect(kept).toBeGreaterThan(100)
  const left = await searchDatabase(city)
  for (const server of servers) await expectWithinASecond(server, city, left)
})

/** Books and frees starts in turns, and writes down when. */
async function writeAtRandom(city: City, turns: Map<number, Turn[]>, writes: number): Promise<void> {
  const starts = [...turns.keys()]
  for (let i = 0; i < writes; i++) {
    const start = starts[Math.floor(Math.random() * starts.length)]!
    const list = turns.get(start)!
    const last = list.at(-1)!
    const at = Temporal.Instant.fromEpochMilliseconds(start * 60_000)
    list.push({ isFree: !last.isFree, from: performance.now(), until: Infinity })
    if (last.isFree) await bookAppointmentRow(db, city, { startsAt: at.toString(), bufferAfterMinutes: 0 })
    else await db.sql`DELETE FROM allocation WHERE resource_id = ${city.resourceIds[0]!} AND lower(during) = ${at}`
    last.until = performance.now()
    // so that there are moments without news, and the processes have something to keep
    await delay(Math.random() * 15)
  }
}

/** Every state that the start may have had at some moment of `[from, to]`. */
function statesBetween(list: readonly Turn[], from: number, to: number): boolean[] {
  return list.filter((turn) => turn.from <= to && turn.until >= from).map(({ isFree }) => isFree)
}

test('a process that has lost its connection reads the database until it hears again', async () => {
  const city = await createCity(db, { caseworkers: 1, windows: { 1: [{ from: 480, to: 600 }] } })
  const [server] = servers
  await warmUp(server!, city)
  const stop = db.sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'sprechzeit listener' AND datname = current_database()`
  const [ended] = await Promise.all([stop, bookAppointmentRow(db, city, { startsAt: `${DATE}T08:20+01:00` })])
  expect(ended.length).toBe(2)
  const expected = await searchDatabase(city)
  for (const one of servers) await expectWithinASecond(one, city, expected)
  await warmUp(server!, city)
  await db.sql`DELETE FROM allocation WHERE resource_id = ${city.resourceIds[0]!}`
  for (const one of servers) await expectWithinASecond(one, city, await searchDatabase(city))
})

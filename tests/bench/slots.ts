import { isDeepStrictEqual } from 'node:util'
import { findNextFreeDate, findSlots, listOpenDays } from '#app/features/scheduling/queries.server.ts'
import { type WatchedSchedule, watchSchedule } from '#app/features/scheduling/watch-schedule.server.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { startWebProcess } from '#tests/setup/web-process.ts'
import { openBenchDatabase } from './bench-database.ts'
import { measureTimes } from './measure-times.ts'
import { type BenchCity, type BenchSize, buildSlotsCity } from './slots-city.ts'
import { verifyEarliest, verifySlots } from './verify-slots.ts'

const SIZES = {
  S: { offices: 1, caseworkers: 3, appointments: 500, density: 0.12 },
  M: { offices: 1, caseworkers: 20, appointments: 8_000, density: 0.12 },
  L: { offices: 1, caseworkers: 50, appointments: 40_000, density: 0.12 },
  XL: { offices: 10, caseworkers: 200, appointments: 200_000, density: 0.2 },
} satisfies Record<string, BenchSize>

const DAYS = 30
const ROUNDS = 200
const WARM_UP = 40
/** A Monday in Berlin; the month after it has the time change and the Easter holidays. */
const NOW = Temporal.Instant.from('2027-03-01T07:00:00Z')
const TODAY = Temporal.PlainDate.from('2027-03-01')

type Print = (line: Record<string, unknown>) => void
type Bench = { db: Db; schedule: WatchedSchedule; databaseUrl: string; city: BenchCity; print: Print }

/**
 * How long searches take at a real database, each time for another month. "In process" reads everything anew, "cold" begins with nothing kept
 * and keeps it, "warm" finds what this process has kept; "http" asks a web process. "Earliest anywhere" and "month overview" go over all
 * offices. Before anything is measured, answers of each size are compared with the minute-by-minute oracle, cold and warm.
 */
export async function runSlotsBench(print: Print): Promise<void> {
  await withSize('S', print, async (bench) => {
    await verify(bench, '2027-03-24', '2027-03-30')
    print({ case: `S ${DAYS} days, warm`, ...(await measureWarm(bench)) })
  })
  await withSize('M', print, async (bench) => {
    await verify(bench, '2027-03-24', '2027-03-30')
    print({ case: `M ${DAYS} days, warm`, ...(await measureWarm(bench)) })
  })
  await withSize('XL', print, async (bench) => {
    const { db, schedule, city } = bench
    await verifyEarliest(db, city, NOW, TODAY)
    const anywhere = { serviceId: city.serviceId, mode: 'video' as const, now: NOW }
    const earliest = () => findNextFreeDate(db.sql, { ...anywhere, after: TODAY.subtract({ days: 1 }) })
    await listen(schedule)
    print({ case: 'XL earliest anywhere, warm', ...(await measureTimes(ROUNDS, WARM_UP, earliest)) })
    const month = (round: number) => listOpenDays(db.sql, { ...anywhere, ...monthOf(round) })
    await listen(schedule)
    print({ case: 'XL month overview, warm', ...(await measureTimes(ROUNDS, WARM_UP, month)) })
  })
  await withSize('L', print, async (bench) => {
    await verify(bench, '2027-03-24', '2027-03-30')
    print({ case: `L ${DAYS} days, in process`, ...(await measureReading(bench)) })
    print({ case: `L ${DAYS} days, cold`, ...(await measureCold(bench)) })
    print({ case: `L ${DAYS} days, warm`, ...(await measureWarm(bench)) })
    print({ case: `L ${DAYS} days, http`, ...(await measureHttp(bench)) })
  })
}

async function withSize(size: keyof typeof SIZES, print: Print, run: (bench: Bench) => Promise<void>): Promise<void> {
  const database = await openBenchDatabase()
  const db = openDb(database.url, { max: 4 })
  const schedule = watchSchedule(db, database.url)
  try {
    const city = await buildSlotsCity(db, NOW, SIZES[size])
    await run({ db, schedule, databaseUrl: database.url, city, print })
  } finally {
    await schedule.close()
    await db.close()
    await database.close()
  }
}

/** The answers of a week are those of the oracle when they are read, and the same ones cold and warm. */
async function verify({ db, schedule, city, databaseUrl }: Bench, from: string, to: string): Promise<void> {
  const plain = openDb(databaseUrl, { max: 2 })
  const [offeringId = ''] = city.offeringIds
  if ((await verifySlots(plain, offeringId, NOW, from, to)).length === 0) throw new Error('Nothing is free')
  const range = { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) }
  const search = (by: Db) => findSlots(by.sql, { offeringIds: [offeringId], ...range, now: NOW, withNames: true })
  const expected = await search(plain)
  await plain.close()
  await listen(schedule)
  for (const time of ['cold', 'warm'])
    if (!isDeepStrictEqual(await search(db), expected)) throw new Error(`The answer is another one, ${time}`)
}

async function listen(schedule: WatchedSchedule): Promise<void> {
  while (!schedule.isHeard()) await new Promise((resolve) => setImmediate(resolve))
}

function monthOf(round: number): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  const from = TODAY.add({ days: round % 60 })
  return { from, to: from.add({ days: DAYS - 1 }) }
}

function searchMonth({ db, city }: Bench, round: number) {
  return findSlots(db.sql, { offeringIds: [city.offeringIds[0]!], ...monthOf(round), mode: 'video', now: NOW })
}

async function measureReading(bench: Bench) {
  const plain = openDb(bench.databaseUrl, { max: 4 })
  const times = await measureTimes(ROUNDS, WARM_UP, (round) => searchMonth({ ...bench, db: plain }, round))
  await plain.close()
  return times
}

async function measureCold(bench: Bench) {
  await listen(bench.schedule)
  return measureTimes(ROUNDS, WARM_UP, (round) => {
    bench.schedule.forget()
    return searchMonth(bench, round)
  })
}

/** Each month has been asked for once before. */
async function measureWarm(bench: Bench) {
  await listen(bench.schedule)
  for (let round = 0; round < 60; round++) await searchMonth(bench, round)
  return measureTimes(ROUNDS, WARM_UP, (round) => searchMonth(bench, round))
}

async function measureHttp({ databaseUrl, city }: Bench) {
  const web = await startWebProcess({ databaseUrl, clock: NOW.toString(), tokenKey: Buffer.alloc(32, 5) })
  try {
    return await measureTimes(ROUNDS, WARM_UP, async (round) => {
      const { from, to } = monthOf(round)
      const path = `/api/v1/offerings/${city.offeringIds[0]!}/slots?from=${from}&to=${to}&mode=video`
      const answer = await fetch(`http://127.0.0.1:${web.port}${path}`, { headers: { 'accept-encoding': 'gzip' } })
      const { slots } = (await answer.json()) as { slots: unknown[] }
      if (!answer.ok || slots.length === 0) throw new Error(`${path} answered ${answer.status} without slots`)
    })
  } finally {
    await web.stop()
  }
}

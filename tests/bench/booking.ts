import { join } from 'node:path'
import { slotValue } from '#app/features/booking/slot-value.ts'
import { newToken } from '#app/lib/tokens.ts'
import { findFreePorts } from '#app/server/local/ports.ts'
import { createDatabase, startPostgres } from '#app/server/local/postgres.ts'
import { dataFolder } from '#app/server/local/project.ts'
import { migrate } from '#prisma/migrate.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { type FormClient, openFormClient } from '#tests/setup/form-client.ts'
import { startWebProcess } from '#tests/setup/web-process.ts'
import { figuresOf } from './figures.ts'

/**
 * Bookings through the real web process (one) and a durable PostgreSQL of its own.
 *
 * "N clients, one slot": N people send the form for the last free slot at the same moment, each over a connection of their own; every
 * answer counts, the winner's and the refusals, from sending to the whole answer. One round a slot.
 *
 * "8 clients, no conflict": a booking is two forms sent one after the other, the slot (hold) and the checked details (request: parties,
 * code, tokens, audit, event, notice and job in one transaction). Pages that a citizen would look at in between are not loaded.
 */
export async function runBookingBench(print: (line: Record<string, unknown>) => void): Promise<void> {
  const { url, stop } = await startDurablePostgres()
  const database = await createDatabase(url, 'bench_booking')
  await migrate(database)
  const db = openDb(database, { max: 2 })
  const web = await startWebProcess({
    databaseUrl: database,
    clock: CLOCK,
    tokenKey: Buffer.alloc(32, 5),
    databaseConnections: 12,
  })
  try {
    for (const clients of [50, 100])
      print({ case: `${clients} clients, one slot`, ...(await rush(db, web.port, clients)) })
    print({ case: '8 clients, no conflict', value: Math.round(await bookInPeace(db, web.port, 8)), unit: 'per second' })
    print({ case: 'overlaps', value: await countOverlaps(db), unit: 'count' })
  } finally {
    await web.stop()
    await db.close()
    await stop()
  }
}

// A Sunday evening: the days to come are free, and no lead time cuts into them.
const CLOCK = '2027-01-03T18:00:00Z'
const ROUNDS = 20
const WARM_UP_ROUNDS = 3
const OFFICES = 20
const SECONDS = 8
const WARM_UP_SECONDS = 2

async function rush(db: Db, port: number, people: number) {
  const city = await createCity(db, { caseworkers: 1, service: { bufferAfterMinutes: 0 } })
  const starts = workingStarts(ROUNDS + WARM_UP_ROUNDS)
  const client = openFormClient(port, people)
  const times: number[] = []
  for (const [round, start] of starts.entries()) {
    const answers = await Promise.all(
      Array.from({ length: people }, async (_, person) => {
        const began = performance.now()
        const { status, location } = await holdSlot(client, city, start, newToken(), address(round * people + person))
        if (round >= WARM_UP_ROUNDS) times.push(performance.now() - began)
        if (status !== 303) throw new Error(`A form was answered with ${status}`)
        return location?.endsWith('/angaben') ? 'won' : 'refused'
      }),
    )
    const winners = answers.filter((answer) => answer === 'won').length
    if (winners !== 1) throw new Error(`${winners} people got the same slot`)
  }
  client.close()
  return figuresOf(times)
}

/** Bookings per second, counted after the warm-up. */
async function bookInPeace(db: Db, port: number, people: number): Promise<number> {
  const cities: City[] = []
  for (let office = 0; office < OFFICES; office++)
    cities.push(await createCity(db, { caseworkers: 6, service: { bufferAfterMinutes: 0 } }))
  await db.sql`ANALYZE`
  const starts = workingStarts(960)
  const client = openFormClient(port, people)
  const began = performance.now()
  let next = 0
  let booked = 0
  const work = async () => {
    for (;;) {
      const elapsed = (performance.now() - began) / 1000
      if (elapsed >= WARM_UP_SECONDS + SECONDS) return
      const turn = next++
      await book(client, cities[turn % OFFICES]!, starts[Math.floor(turn / OFFICES)]!, turn)
      const done = (performance.now() - began) / 1000
      if (done >= WARM_UP_SECONDS && done < WARM_UP_SECONDS + SECONDS) booked++
    }
  }
  await Promise.all(Array.from({ length: people }, work))
  client.close()
  const [saved] = await db.sql<
    { requests: number }[]
  >`SELECT count(*)::int AS requests FROM appointment WHERE state = 'requested'`
  if (saved!.requests !== next) throw new Error(`${next} bookings were made, ${saved!.requests} are saved`)
  return booked / SECONDS
}

async function book(client: FormClient, city: City, start: string, turn: number): Promise<void> {
  const holdToken = newToken()
  const held = await holdSlot(client, city, start, holdToken, address(turn))
  if (!held.location?.endsWith('/angaben')) throw new Error(`No hold: ${held.status} ${held.location}`)
  const form = {
    firstName: 'Alex',
    lastName: 'Muster',
    email: 'alex@example.org',
    privacy: 'on',
    art: 'video',
    formular: newToken(),
  }
  const sent = await client.post(`/buchen/${holdToken}/pruefen`, form, address(turn))
  if (!sent.location?.endsWith('/gesendet')) throw new Error(`No request: ${sent.status} ${sent.location}`)
}

function holdSlot(client: FormClient, city: City, start: string, holdToken: string, from: string) {
  const form = { art: 'video', formular: holdToken, zeit: slotValue(city.offeringId, start) }
  return client.post(`/buchen/${city.departmentSlug}/${city.serviceSlug}`, form, from)
}

/** Everybody comes from a network of their own, as in real life; one network could not reserve that much. */
function address(person: number): string {
  return `10.${(person >> 8) % 256}.${person % 256}.1`
}

/** The first starts of the weeks to come: Monday to Friday, 08:00 to 16:00 in Berlin, every 20 minutes. */
function workingStarts(count: number): string[] {
  const starts: string[] = []
  for (let day = Temporal.PlainDate.from('2027-01-04'); starts.length < count; day = day.add({ days: 1 })) {
    if (day.dayOfWeek > 5) continue
    const opening = day.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '08:00' })
    for (let minutes = 0; minutes < 480; minutes += 20) starts.push(opening.add({ minutes }).toInstant().toString())
  }
  return starts.slice(0, count)
}

async function countOverlaps(db: Db): Promise<number> {
  const [row] = await db.sql<{ overlaps: number }[]>`
    SELECT count(*)::int AS overlaps FROM allocation a JOIN allocation b
      ON a.resource_id = b.resource_id AND a.id < b.id AND a.during && b.during`
  return row!.overlaps
}

async function startDurablePostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const { postgres: port } = await findFreePorts()
  return startPostgres({
    dataDir: join(dataFolder, 'bench', `postgres-${process.pid}`),
    port,
    durable: true,
    logFile: join(dataFolder, 'logs', 'bench-postgres.log'),
    log: () => undefined,
    temporary: true,
  })
}

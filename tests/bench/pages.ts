import { randomBytes } from 'node:crypto'
import autocannon from 'autocannon'
import { seedDemo } from '#prisma/seed/run.ts'
import { openDb } from '#prisma/sql.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import { createCity } from '#tests/factories/city.ts'
import { startWebProcess } from '#tests/setup/web-process.ts'
import { openBenchDatabase } from './bench-database.ts'
import { weighFirstVisit } from './first-visit.ts'
import { measureTimes } from './measure-times.ts'

const CLOCK = '2027-03-15T09:05:00Z'
const ROUNDS = 200
const WARM_UP = 50
const CONNECTIONS = 10
const SECONDS = 5

/** Start, slot and waiting page of the demo city over HTTP, one web process: time of one reader, requests a second of ten, weight of the first visit. */
export async function runPagesBench(print: (line: Record<string, unknown>) => void): Promise<void> {
  const tokenKey = randomBytes(32)
  const database = await openBenchDatabase()
  const waiting = await prepareCity(database.url, tokenKey)
  const web = await startWebProcess({ databaseUrl: database.url, clock: CLOCK, tokenKey })
  const baseUrl = `http://127.0.0.1:${web.port}`
  const pages = { start: '/', slots: '/buchen/buergerservice/personalausweis-beantragen', waiting }
  try {
    for (const [name, path] of Object.entries(pages)) {
      const { html, css, js, icons } = await weighFirstVisit(baseUrl, path)
      print({ case: `${name}, time`, ...(await measureTimes(ROUNDS, WARM_UP, () => read(`${baseUrl}${path}`))) })
      print({ case: `${name}, per second`, value: await requestsPerSecond(`${baseUrl}${path}`), unit: 'per second' })
      print({ case: `${name}, bytes`, value: html + css + js + icons, unit: 'bytes', html, css, js, icons })
    }
  } finally {
    await web.stop()
    await database.close()
  }
}

async function read(url: string): Promise<void> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  await answer.text()
}

async function requestsPerSecond(url: string): Promise<number> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers: { 'accept-encoding': 'br' },
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx + result.errors} requests failed`)
  return Math.round(result.requests.average)
}

/** The demo city and one citizen in its waiting room. Answers the path of her waiting page. */
async function prepareCity(databaseUrl: string, tokenKey: Buffer): Promise<string> {
  const now = Temporal.Instant.from(CLOCK)
  await seedDemo(databaseUrl, { now, tokenKey, log: () => undefined })
  const db = openDb(databaseUrl, { max: 1 })
  const city = await createCity(db)
  const { partyId, joinToken } = await bookAppointmentRow(db, city, {
    startsAt: now.add({ minutes: 10 }),
    now,
    tokenKey,
  })
  await db.sql`UPDATE party SET state = 'waiting', arrived_at = ${now}, last_seen_at = ${now} WHERE id = ${partyId}`
  await db.close()
  return `/besuch/${joinToken}/warten`
}

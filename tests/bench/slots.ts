import { findSlots } from '#app/features/scheduling/queries.server.ts'
import { openDb } from '#prisma/sql.ts'
import { openBenchDatabase, startBenchWeb } from './bench-stack.ts'
import { measureTimes } from './measure-times.ts'
import { printTimes } from './print-case.ts'
import { buildSlotsCity } from './slots-city.ts'
import { verifySlots } from './verify-slots.ts'

const CASEWORKERS = 50
const APPOINTMENTS = 40_000
const DAYS = 30
const ROUNDS = 200
const WARM_UP = 40
/** A Monday in Berlin; the month after it has the time change and the Easter holidays. */
const NOW = Temporal.Instant.from('2027-03-01T07:00:00Z')

/** How long a search for a month over all people takes: at a real database, nothing cached, on another month each time. */
export async function run(): Promise<void> {
  const database = await openBenchDatabase()
  const db = openDb(database.url, { max: 4 })
  try {
    const { offeringId } = await buildSlotsCity(db, NOW, CASEWORKERS, APPOINTMENTS)
    const slots = await verifySlots(db, offeringId, NOW, '2027-03-24', '2027-03-30')
    process.stderr.write(`${slots} slots of a week agree with the oracle\n`)
    printTimes('slots', `L ${DAYS} days, in process`, await measureInProcess(db, offeringId))
    printTimes('slots', `L ${DAYS} days, http`, await measureHttp(database.url, offeringId))
  } finally {
    await db.close()
    await database.close()
  }
}

function monthOf(round: number): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  const from = NOW.toZonedDateTimeISO('Europe/Berlin')
    .toPlainDate()
    .add({ days: round % 60 })
  return { from, to: from.add({ days: DAYS - 1 }) }
}

function measureInProcess(db: ReturnType<typeof openDb>, offeringId: string): Promise<number[]> {
  return measureTimes(ROUNDS, WARM_UP, (round) =>
    findSlots(db.sql, { offeringIds: [offeringId], ...monthOf(round), mode: 'video', now: NOW }),
  )
}

async function measureHttp(databaseUrl: string, offeringId: string): Promise<number[]> {
  const web = await startBenchWeb(databaseUrl, NOW)
  try {
    return await measureTimes(ROUNDS, WARM_UP, async (round) => {
      const { from, to } = monthOf(round)
      const url = `${web.baseUrl}/api/v1/offerings/${offeringId}/slots?from=${from}&to=${to}&mode=video`
      const answer = await fetch(url, { headers: { 'accept-encoding': 'gzip' } })
      const { slots } = (await answer.json()) as { slots: unknown[] }
      if (!answer.ok || slots.length === 0) throw new Error(`No slots from ${url}: ${answer.status}`)
    })
  } finally {
    await web.stop()
  }
}

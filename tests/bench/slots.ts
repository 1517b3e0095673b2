import { findSlots } from '#app/features/scheduling/queries.server.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { startWebProcess } from '#tests/setup/web-process.ts'
import { openBenchDatabase } from './bench-database.ts'
import { measureTimes } from './measure-times.ts'
import { buildSlotsCity } from './slots-city.ts'
import { verifySlots } from './verify-slots.ts'

const CASEWORKERS = 50
const APPOINTMENTS = 40_000
const DAYS = 30
const ROUNDS = 200
const WARM_UP = 40
/** A Monday in Berlin; the month after it has the time change and the Easter holidays. */
const NOW = Temporal.Instant.from('2027-03-01T07:00:00Z')

/**
 * How long a search for a month over fifty people takes, at a real database, with nothing cached and another month each time. Before it
 * measures, a week of the answers is compared with the minute-by-minute oracle.
 */
export async function runSlotsBench(print: (line: Record<string, unknown>) => void): Promise<void> {
  const database = await openBenchDatabase()
  const db = openDb(database.url, { max: 4 })
  try {
    const { offeringId } = await buildSlotsCity(db, NOW, CASEWORKERS, APPOINTMENTS)
    await verifySlots(db, offeringId, NOW, '2027-03-24', '2027-03-30')
    print({ case: `L ${DAYS} days, in process`, ...(await measureInProcess(db, offeringId)) })
    print({ case: `L ${DAYS} days, http`, ...(await measureHttp(database.url, offeringId)) })
  } finally {
    await db.close()
    await database.close()
  }
}

function monthOf(round: number): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  const today = NOW.toZonedDateTimeISO('Europe/Berlin').toPlainDate()
  const from = today.add({ days: round % 60 })
  return { from, to: from.add({ days: DAYS - 1 }) }
}

function measureInProcess(db: Db, offeringId: string) {
  return measureTimes(ROUNDS, WARM_UP, (round) =>
    findSlots(db.sql, { offeringIds: [offeringId], ...monthOf(round), mode: 'video', now: NOW }),
  )
}

async function measureHttp(databaseUrl: string, offeringId: string) {
  const web = await startWebProcess({ databaseUrl, clock: NOW.toString(), tokenKey: Buffer.alloc(32, 5) })
  try {
    return await measureTimes(ROUNDS, WARM_UP, async (round) => {
      const { from, to } = monthOf(round)
      const path = `/api/v1/offerings/${offeringId}/slots?from=${from}&to=${to}&mode=video`
      const answer = await fetch(`http://127.0.0.1:${web.port}${path}`, { headers: { 'accept-encoding': 'gzip' } })
      const { slots } = (await answer.json()) as { slots: unknown[] }
      if (!answer.ok || slots.length === 0) throw new Error(`${path} answered ${answer.status} without slots`)
    })
  } finally {
    await web.stop()
  }
}

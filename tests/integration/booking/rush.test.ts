import { afterAll, beforeAll, expect, test } from 'vitest'
import { moveAppointment } from '#app/features/booking/move-appointment.server.ts'
import { isDomainError } from '#app/lib/errors.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'
import { at, countDeadlocks, countOverlaps, hold, NOW, request } from './booking-journey.ts'

const LAST = at('2027-03-16T10:00')
const SOON = NOW.add({ hours: 1 })

let database: TestDatabase
let db: Db
let city: City
/** Two app processes, each with a pool of its own. */
let processes: Db[]

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDb(database.url)
})
afterAll(async () => {
  await db.close()
  await database.drop()
})

/** Movers whose own time touches or overlaps the wanted one: 10-minute grid, 20 minutes long. */
async function bookMovers(): Promise<string[]> {
  const starts = [-40, -20, 20, 40, 60, 80, 100, 120, 140, 160].map((minutes) => LAST.add({ minutes }))
  const rows = await Promise.all(starts.map((startsAt) => bookAppointmentRow(db, city, { startsAt, now: NOW })))
  return rows.map((row) => row.appointmentId)
}

/** People who had the slot one after another, each until the hold ran out, and who send their form now. */
async function runOut(people: number): Promise<string[]> {
  const tokens: string[] = []
  for (let person = 0; person < people; person++) {
    const held = await hold(db, city, LAST)
    tokens.push(held.holdToken)
    await db.sql`UPDATE allocation SET expires_at = ${NOW} WHERE appointment_id = ${held.appointmentId}`
    await db.sql`UPDATE appointment SET expires_at = ${NOW} WHERE id = ${held.appointmentId}`
  }
  return tokens
}

test('200 at once want the last slot, by new holds, changed holds, run-out holds and moves: exactly one gets it', async () => {
  for (let round = 0; round < 3; round++) {
    city = await createCity(db, { caseworkers: 1, service: { gridMinutes: 10, bufferAfterMinutes: 0 } })
    const movers = await bookMovers()
    const late = await runOut(20)
    const changers = await Promise.all(
      [0, 10].map(async (minutes) =>
        hold(db, city, at('2027-03-17T08:00').add({ minutes: minutes * 3 }), { now: SOON }),
      ),
    )
    processes = [openDb(database.url, { max: 15 }), openDb(database.url, { max: 15 })]
    const attempts: ((process: Db) => Promise<unknown>)[] = [
      ...Array.from({ length: 138 }, () => (process: Db) => hold(process, city, LAST, { now: SOON })),
      ...Array.from({ length: 15 }, () => changers)
        .flat()
        .map(
          ({ holdToken }) =>
            (process: Db) =>
              hold(process, city, LAST, { holdToken, now: SOON }),
        ),
      ...late.map((holdToken) => (process: Db) => request(process, holdToken, { now: SOON })),
      ...movers.map(
        (appointmentId, index) => (process: Db) =>
          moveAppointment(
            process,
            {
              appointmentId,
              offeringId: city.offeringId,
              mode: 'video',
              start: index % 2 ? LAST : LAST.add({ minutes: index === 2 ? 10 : 0 }),
              by: { kind: 'citizen' },
            },
            SOON,
          ),
      ),
      (process) => hold(process, city, LAST, { now: SOON }),
      (process) => hold(process, city, LAST, { now: SOON }),
    ]
    expect(attempts).toHaveLength(200)
    const shuffled = attempts
      .map((attempt, index) => ({ attempt, order: (index * 7919 + round * 104_729) % 200 }))
      .sort((a, b) => a.order - b.order)
    const outcomes = await Promise.allSettled(shuffled.map(({ attempt }, index) => attempt(processes[index % 2]!)))
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []))
    for (const refusal of refusals) if (!isDomainError(refusal)) throw refusal
    const [taken] = await db.sql`
      SELECT count(DISTINCT appointment_id)::int AS owners FROM allocation WHERE resource_id = ${city.resourceIds[0]!}
        AND during && tstzrange(${LAST}, ${LAST.add({ minutes: 20 })}) AND (expires_at IS NULL OR expires_at > ${SOON})`
    expect(taken).toEqual({ owners: 1 })
    expect(new Set(refusals.map((refusal) => isDomainError(refusal) && refusal.code))).toEqual(
      new Set(['slot_taken', 'hold_expired']),
    )
    await Promise.all(processes.map((process) => process.close()))
    expect(await countOverlaps(db)).toBe(0)
    // The server counts a deadlock at the latest when a connection ends.
    expect(await countDeadlocks(db)).toBe(0)
  }
})

test('two who shift their run-out holds into the same time between them do not block each other', async () => {
  city = await createCity(db, { caseworkers: 1, service: { gridMinutes: 10, bufferAfterMinutes: 0 } })
  const days = Array.from({ length: 25 }, (_, day) => at('2027-03-16T10:00').add({ hours: 24 * day })).filter(
    (start) => start.toZonedDateTimeISO('Europe/Berlin').dayOfWeek <= 5,
  )
  const pool = openDb(database.url, { max: 4 })
  for (const start of days) {
    const noon = start.toZonedDateTimeISO('Europe/Berlin').with({ hour: 12 }).toInstant()
    const [before, after] = await Promise.all([hold(pool, city, noon), hold(pool, city, noon.add({ minutes: 20 }))])
    const wanted = noon.add({ minutes: 10 })
    const outcomes = await Promise.allSettled(
      [before, after].map(({ holdToken }) => hold(pool, city, wanted, { holdToken, now: SOON })),
    )
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
  }
  await pool.close()
  expect(await countOverlaps(db)).toBe(0)
  expect(await countDeadlocks(db)).toBe(0)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedDemo } from '#prisma/seed/run.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'
import { countOverlaps } from '../booking/booking-journey.ts'

let database: TestDatabase
let db: Db

beforeAll(async () => {
  database = await createTestDatabase()
  await seedDemo(database.url, { now: Temporal.Instant.from('2027-03-15T08:05:00Z'), tokenKey: Buffer.alloc(32, 7) })
  db = openDb(database.url)
}, 120_000)
afterAll(async () => {
  await db.close()
  await database.drop()
})

test('the demo has people who wait for an earlier time, and proposals that wait for an answer', async () => {
  const [row] = await db.sql`
    SELECT (SELECT count(*)::int FROM earlier_wish) AS waiting,
           ARRAY(SELECT reason::text FROM proposal WHERE state = 'open' ORDER BY 1) AS reasons,
           (SELECT count(*)::int FROM service WHERE max_active_per_contact IS NOT NULL AND asks_birth_year) AS limited`
  expect(row).toEqual({ waiting: 24, reasons: ['earlier', 'earlier', 'replacement'], limited: 5 })
  expect(await countOverlaps(db)).toBe(0)
})

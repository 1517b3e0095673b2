import { expect, test } from 'vitest'
import { seedDemo } from '#prisma/seed/run.ts'
import { openDb } from '#prisma/sql.ts'
import { createTestDatabase } from '#tests/setup/database.ts'

// The Monday of the browser tests, and a Sunday night on which the clock changes.
test.each(['2027-03-15T09:05:00Z', '2026-10-25T00:30:00Z'])(
  'the demo of %s has an evening with seats, a series and blocked time',
  async (now) => {
    const database = await createTestDatabase()
    const db = openDb(database.url)
    await seedDemo(database.url, { now: Temporal.Instant.from(now) })
    const [row] = await db.sql`
      SELECT (SELECT count(*)::int FROM seat) AS seats, (SELECT count(*)::int FROM appointment WHERE series_id IS NOT NULL) AS dates,
             (SELECT count(*)::int FROM absence WHERE reason = 'blocked') AS blocked`
    await db.close()
    await database.drop()
    expect(row).toEqual({ seats: 7, dates: 3, blocked: 1 })
  },
  60_000,
)

import { expect, test } from 'vitest'
import { findSlots } from '#app/features/scheduling/queries.server.ts'
import { seedDemo } from '#prisma/seed/run.ts'
import { openDb } from '#prisma/sql.ts'
import { createTestDatabase } from '#tests/setup/database.ts'

const NOW = Temporal.Instant.from('2027-03-15T08:00:00Z')

test('the demo has papers for a family at once, weddings with a room, and advice with an interpreter', {
  timeout: 120_000,
}, async () => {
  const database = await createTestDatabase()
  await seedDemo(database.url, { now: NOW })
  const db = openDb(database.url, { max: 2 })
  const rows = await db.sql<{ id: string; sourceId: string }[]>`SELECT id, source_id FROM service`
  const idOf = (sourceId: string) => rows.find((row) => row.sourceId === sourceId)!.id
  const range = { from: Temporal.PlainDate.from('2027-03-16'), to: Temporal.PlainDate.from('2027-06-01'), now: NOW }
  const isFree = (found: Awaited<ReturnType<typeof findSlots>>) => found.some(({ slots }) => slots.length > 0)
  const family = [
    { serviceId: idOf('personalausweis'), persons: 3 },
    { serviceId: idOf('reisepass'), persons: 2 },
  ]
  expect(isFree(await findSlots(db.sql, { ...range, services: family })), 'family').toBe(true)
  const wedding = await findSlots(db.sql, { ...range, serviceId: idOf('eheschliessung'), withNames: true })
  expect(isFree(wedding), 'wedding').toBe(true)
  const advice = { ...range, serviceId: idOf('einbuergerung'), interpreterLanguage: 'ar' }
  expect(isFree(await findSlots(db.sql, advice)), 'advice').toBe(true)
  await db.close()
  await database.drop()
})

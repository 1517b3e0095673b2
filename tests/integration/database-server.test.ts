import postgres from 'postgres'
import { expect, test } from 'vitest'
import { createTestDatabase } from '#tests/setup/database.ts'

test('each test database is migrated, empty and of its own', async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()])
  const sql = postgres(first.url, { max: 1 })
  const other = postgres(second.url, { max: 1 })
  await sql`CREATE TABLE only_here (id int)`
  expect(await other`SELECT to_regclass('allocation') AS known, to_regclass('only_here') AS foreign_table`).toEqual([
    { known: 'allocation', foreign_table: null },
  ])
  await Promise.all([sql.end(), other.end()])
  await Promise.all([first.drop(), second.drop()])
})

import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDb } from '#prisma/sql.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/database.ts'
import { findDrift, type SchemaFile } from './schema-engine.ts'

const FOLDER = new URL('../../../prisma/schema/', import.meta.url)

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})

afterAll(() => database.drop())

async function readSchema(): Promise<SchemaFile[]> {
  const names = await readdir(FOLDER)
  return Promise.all(
    names.map(async (name) => ({ path: name, content: await readFile(new URL(name, FOLDER), 'utf8') })),
  )
}

test('the migrations make the tables that the Prisma schema describes', async () => {
  expect(await findDrift(database.url, await readSchema())).toBeNull()
})

test('the database itself forbids overlaps, and changes of the audit', async () => {
  const db = openDb(database.url, { max: 1 })
  const constraints = await db.sql<{ definition: string }[]>`
    SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = 'allocation_no_overlap' AND contype = 'x'`
  expect(constraints.map((row) => row.definition)).toEqual(['EXCLUDE USING gist (resource_id WITH =, during WITH &&)'])
  await db.sql`INSERT INTO audit (at, type, actor_kind) VALUES (now(), 'catalogue_imported', 'import')`
  await expect(db.sql`UPDATE audit SET type = 'x'`).rejects.toThrow('append-only')
  await expect(db.sql`DELETE FROM audit`).rejects.toThrow('append-only')
  await expect(db.sql`TRUNCATE audit`).rejects.toThrow('append-only')
  await db.close()
})

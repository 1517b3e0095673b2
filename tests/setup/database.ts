import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { findFreePorts } from '#app/server/local/ports.ts'
import { createDatabase, dropDatabase, hasDatabase, startPostgres } from '#app/server/local/postgres.ts'
import { dataFolder, projectRoot } from '#app/server/local/project.ts'
import { stopLeftovers } from '#app/server/local/run-records.ts'
import type { Log } from '#app/server/local/steps.ts'
import { migrate } from '#prisma/migrate.ts'

export type TestDatabase = { url: string; drop(): Promise<void> }

/**
 * A migrated, empty database of its own, copied from the template in about 100 ms.
 *
 * Needs TEST_DATABASE_URL, which the test set-up provides.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL']
  if (!server)
    throw new Error('TEST_DATABASE_URL is not set: run tests with vitest run --config tests/vitest.config.ts')
  const name = `test_${randomBytes(6).toString('hex')}`
  const url = await createDatabase(server, name, { template: await prepareTemplate(server) })
  return { url, drop: () => dropQuietly(server, name) }
}

/** What is closing its connections at this moment gets time to finish; after three seconds they are cut. */
async function dropQuietly(server: string, name: string): Promise<void> {
  const sql = postgres(server, { max: 1, onnotice: () => undefined })
  try {
    for (const end = Date.now() + 3000; Date.now() < end; await wait(50)) {
      if ((await sql`SELECT 1 FROM pg_stat_activity WHERE datname = ${name}`).length === 0) break
    }
  } finally {
    await sql.end()
  }
  await dropDatabase(server, name)
}

/** Starts a PostgreSQL for tests: empty, fast instead of durable, gone afterwards. `url` is a value for TEST_DATABASE_URL. */
export async function startTestServer(log: Log): Promise<{ url: string; stop(): Promise<void> }> {
  await stopLeftovers(log)
  const { postgres: port } = await findFreePorts()
  const folder = join(dataFolder, 'test', `postgres-${process.pid}`)
  return startPostgres({
    dataDir: folder,
    port,
    durable: false,
    logFile: join(dataFolder, 'logs', 'test-postgres.log'),
    log,
    temporary: true,
  })
}

/** Makes the template for the migrations as they are now, if this server has none yet, and answers its name. */
export async function prepareTemplate(server: string): Promise<string> {
  const name = `template_${await hashMigrations()}`
  const sql = postgres(server, { max: 1, onnotice: () => undefined })
  try {
    // Test files run in several processes; one of them builds, the others wait here.
    await sql`SELECT pg_advisory_lock(5417003)`
    if (!(await hasDatabase(server, name))) await buildTemplate(server, name)
    return name
  } finally {
    await sql.end()
  }
}

async function buildTemplate(server: string, name: string): Promise<void> {
  const draft = `${name}_draft`
  await dropDatabase(server, draft)
  await migrate(await createDatabase(server, draft))
  const sql = postgres(server, { max: 1, onnotice: () => undefined })
  try {
    await sql.unsafe(`ALTER DATABASE "${draft}" RENAME TO "${name}"`)
  } finally {
    await sql.end()
  }
}

async function hashMigrations(): Promise<string> {
  const folder = join(projectRoot, 'prisma/migrations')
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.sql')).sort()
  const hash = createHash('sha256')
  for (const name of names) hash.update(await readFile(join(folder, name)))
  return hash.digest('hex').slice(0, 16)
}

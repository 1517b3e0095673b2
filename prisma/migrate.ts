import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { runMigrations as installJobTables, Logger } from 'graphile-worker'
import postgres from 'postgres'

const FOLDER = new URL('./migrations/', import.meta.url)
// The advisory lock that Prisma documents for its own migrations: ours and theirs exclude each other.
const LOCK = 72_707_369

const quietLogger = new Logger(() => (level, message) => {
  if (level === 'error') process.stderr.write(`${message}\n`)
})

export type MigrateOptions = { log?: (line: string) => void }

/**
 * Brings the database at `url` to the newest migration and installs the job tables. Safe to run from several processes at once.
 * The bookkeeping table has Prisma's columns, so that Prisma's own commands agree with it.
 *
 * @returns how many migrations were applied.
 * @throws when an applied migration was edited or is unknown here.
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    await sql`SELECT pg_advisory_lock(${LOCK})`
    await createBookkeeping(sql)
    const wanted = await readMigrations()
    const applied = await sql<{ migration_name: string; checksum: string }[]>`
      SELECT migration_name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`
    assertHistory(wanted, applied)
    const missing = wanted.filter((migration) => !applied.some((row) => row.migration_name === migration.name))
    for (const migration of missing) {
      options.log?.(`migration ${migration.name}`)
      await apply(sql, migration)
    }
    await installJobTables({ connectionString: url, logger: quietLogger })
    return missing.length
  } finally {
    await sql.end()
  }
}

type Migration = { name: string; script: string; checksum: string }

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const script = await readFile(new URL(`${name}/migration.sql`, FOLDER), 'utf8')
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') }
    }),
  )
}

async function createBookkeeping(sql: postgres.Sql): Promise<void> {
  await sql`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
    logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`
}

function assertHistory(wanted: Migration[], applied: readonly { migration_name: string; checksum: string }[]): void {
  for (const row of applied) {
    const file = wanted.find((migration) => migration.name === row.migration_name)
    if (!file)
      throw new Error(
        `The database knows migration ${row.migration_name}, this version does not: start a newer version.`,
      )
    if (file.checksum !== row.checksum)
      throw new Error(`Migration ${row.migration_name} was edited after it was applied.`)
  }
}

async function apply(sql: postgres.Sql, migration: Migration): Promise<void> {
  await sql.begin(async (tx) => {
    await tx.unsafe(migration.script).simple()
    await tx`INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
             VALUES (gen_random_uuid()::text, ${migration.checksum}, now(), ${migration.name}, 1)`
  })
}

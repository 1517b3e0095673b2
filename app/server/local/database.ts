import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { assertPortFree } from './ports.ts'
import { createDatabase, databaseUrl, hasDatabase, startPostgres } from './postgres.ts'
import { dataFolder } from './project.ts'
import type { Log } from './steps.ts'

export type LocalDatabase = { url: string; detail: string; stop(): Promise<void> }

/** The database of DATABASE_URL, else one on a PostgreSQL of our own that keeps its data in the data folder. */
export async function startDatabase(options: { port: number; log: Log }): Promise<LocalDatabase> {
  const given = process.env['DATABASE_URL']
  if (given) {
    await assertReachable(given)
    return { url: given, detail: 'DATABASE_URL', stop: async () => undefined }
  }
  await assertPortFree('postgres', options.port)
  const server = await startPostgres({
    dataDir: join(dataFolder, 'postgres-%v'),
    port: options.port,
    durable: true,
    logFile: join(dataFolder, 'logs/postgres.log'),
    log: options.log,
  })
  const name = 'sprechzeit'
  const url = (await hasDatabase(server.url, name))
    ? databaseUrl(server.url, name)
    : await createDatabase(server.url, name)
  return { url, detail: server.version, stop: server.stop }
}

/** Whether nobody has put a municipality into the migrated database yet. */
export async function isEmpty(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    return (await sql`SELECT 1 FROM municipality LIMIT 1`).length === 0
  } finally {
    await sql.end()
  }
}

/** A database server that starts together with this command gets a few seconds. */
async function assertReachable(url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined })
    try {
      await sql`SELECT 1`
      return
    } catch (error) {
      const code = (error as { code?: string }).code ?? (error as Error).message
      if (attempt === 5) throw new Error(`The database of DATABASE_URL does not answer (${code})`, { cause: error })
      await wait(1000)
    } finally {
      await sql.end({ timeout: 1 })
    }
  }
}

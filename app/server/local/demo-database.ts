import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPorts } from './ports.ts'
import { databaseUrl } from './postgres.ts'
import { postgresAccount, reachableDataFolder } from './postgres-account.ts'
import { findPostgresPrograms } from './postgres-programs.ts'
import { dataFolder } from './project.ts'
import { findRunning } from './run-records.ts'
import { readSecrets } from './secrets.ts'

/** Database and token key of the demo that runs on this machine from this folder, or null when none runs. */
export async function findDemoDatabase(): Promise<{ url: string; tokenKey: string } | null> {
  const { postgres: port } = readPorts(process.env)
  if (findRunning(`postgres-${port}`) === null) return null
  const { major } = await findPostgresPrograms()
  const folder = reachableDataFolder(join(dataFolder, `postgres-${major}`), postgresAccount(), () => undefined)
  const passwordFile = join(folder, 'password')
  if (!existsSync(passwordFile)) return null
  const server = `postgres://app:${readFileSync(passwordFile, 'utf8')}@127.0.0.1:${port}/postgres`
  return { url: databaseUrl(server, 'sprechzeit'), tokenKey: (await readSecrets(dataFolder)).tokenKey }
}

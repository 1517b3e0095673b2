import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import postgres from 'postgres'
import { type Account, postgresAccount, reachableDataFolder, reachablePrograms } from './postgres-account.ts'
import { findPostgresPrograms } from './postgres-programs.ts'
import { commandLine, processIdentity } from './process-identity.ts'
import { startService, waitUntilReady } from './processes.ts'
import { runCommand } from './run-command.ts'
import type { Log } from './steps.ts'
import { stopProcess } from './stop-process.ts'

export type PostgresOptions = {
  /** Holds the cluster and its password; made at the first start. `%v` stands for the major version, whose files no other version reads. */
  dataDir: string
  port: number
  /** False for tests: a crash of the machine may lose everything, writes are fast. */
  durable: boolean
  logFile: string
  log: Log
  /** The next start deletes the data if this process is killed. */
  temporary?: boolean
}

export type RunningPostgres = {
  url: string
  version: string
  /** Ends the server and, when it was temporary, deletes its data. */
  stop(): Promise<void>
}

// SIGINT is PostgreSQL's fast shutdown, SIGQUIT the immediate one; the next start recovers after either.
const stopPlan = { signals: ['SIGINT', 'SIGQUIT'] as NodeJS.Signals[], patience: 10_000 }

/**
 * Starts a PostgreSQL of our own on 127.0.0.1, without a Unix socket. The programs are the installed ones or those
 * from npm. A server that an earlier start left on the same folder is stopped first; a crash is recovered from.
 *
 * @returns url of the maintenance database, with the password of the superuser `app`.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const programs = await findPostgresPrograms()
  const account = postgresAccount()
  const folder = reachablePrograms(programs, account, options.log)
  const dataDir = reachableDataFolder(options.dataDir.replace('%v', String(programs.major)), account, options.log)
  const cluster = join(dataDir, 'cluster')
  await stopServerOf(cluster)
  const password = await initialise(folder, dataDir, account)
  const service = startService({
    name: `postgres-${options.port}`,
    command: join(folder, 'postgres'),
    args: serverArguments(cluster, options),
    env: serverEnvironment(),
    cwd: '/',
    uid: account?.uid,
    gid: account?.gid,
    output: { file: options.logFile },
    stopPlan,
    ...(options.temporary ? { folder: dataDir } : {}),
  })
  const url = `postgres://app:${password}@127.0.0.1:${options.port}/postgres`
  await waitUntilReady(service, () => answers(url), { timeout: 120_000, logFile: options.logFile })
  const stop = async () => {
    await service.stop()
    if (options.temporary) rmSync(dataDir, { recursive: true, force: true })
  }
  return { url, version: `${programs.version} (${programs.source})`, stop }
}

/** Makes a database on the server of `url`, as a copy of `template` when given, and answers its own url. */
export async function createDatabase(url: string, name: string, options: { template?: string } = {}): Promise<string> {
  await withConnection(url, async (sql) => {
    await sql.unsafe(`CREATE DATABASE "${name}" TEMPLATE "${options.template ?? 'template0'}"`)
  })
  return databaseUrl(url, name)
}

/** Deletes a database, closing connections that are still open to it. Nothing happens when it does not exist. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await withConnection(url, async (sql) => {
    await sql.unsafe(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
  })
}

/** Whether the server of `url` has a database of this name. */
export async function hasDatabase(url: string, name: string): Promise<boolean> {
  return withConnection(url, async (sql) => (await sql`SELECT 1 FROM pg_database WHERE datname = ${name}`).length > 0)
}

/** The same server and account, another database. */
export function databaseUrl(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

async function withConnection<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

async function answers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined })
  try {
    await sql`SELECT 1`
    return true
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') {
      throw new Error('PostgreSQL refuses the password kept beside its data folder', { cause: error })
    }
    return false
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** Creates the cluster if it is new, and answers the password, which is kept beside it. */
async function initialise(folder: string, dataDir: string, account: Account | null): Promise<string> {
  const cluster = join(dataDir, 'cluster')
  const passwordFile = join(dataDir, 'password')
  const isThere = existsSync(join(cluster, 'PG_VERSION'))
  if (isThere && existsSync(passwordFile)) return readFileSync(passwordFile, 'utf8')
  if (isThere) throw new Error(`${passwordFile} is missing; delete ${dataDir} to start with an empty database`)
  const password = randomBytes(24).toString('hex')
  // An initdb that is interrupted leaves half a cluster, so it works on a draft.
  const draft = join(dataDir, 'draft')
  for (const path of [draft, cluster]) rmSync(path, { recursive: true, force: true })
  mkdirSync(dirname(dataDir), { recursive: true })
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) for (const path of [dataDir, passwordFile]) chownSync(path, account.uid, account.gid)
  const owner = account ? { uid: account.uid, gid: account.gid } : {}
  const args = [
    '-D',
    draft,
    '-U',
    'app',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--no-instructions',
  ]
  // By code point on every machine; pages that sort names ask for a collation themselves.
  const locale = process.platform === 'linux' ? ['--locale=C.UTF-8'] : ['--locale=C']
  await runCommand(join(folder, 'initdb'), [...args, ...locale], { ...owner, cwd: '/', env: serverEnvironment() })
  renameSync(draft, cluster)
  return password
}

function serverArguments(cluster: string, { port, durable }: PostgresOptions): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    'max_connections=200',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ]
  return ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])]
}

function serverEnvironment(): NodeJS.ProcessEnv {
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C'
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env['PATH'], LC_ALL: locale, TZ: 'UTC' }
}

/** Frees a cluster: stops the server that postmaster.pid names, or removes the file if it names something else. */
async function stopServerOf(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (processIdentity(pid) !== null && commandLine(pid).includes(cluster)) await stopProcess(pid, stopPlan)
  // After a kill -9 the number may belong to another process of the same account, which PostgreSQL would take for a server.
  rmSync(file, { force: true })
}

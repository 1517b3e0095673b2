import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join, parse } from 'node:path'
import type { PostgresPrograms } from './postgres-programs.ts'
import { projectRoot } from './project.ts'
import type { Log } from './steps.ts'

/** An account of this machine without special rights; PostgreSQL refuses to run as root. */
export type Account = { name: string; uid: number; gid: number }

/** The account PostgreSQL has to run under, or null when it is the current one. */
export function postgresAccount(): Account | null {
  if (process.getuid?.() !== 0) return null
  for (const name of ['postgres', 'nobody']) {
    try {
      return { name, uid: lookUp('-u', name), gid: lookUp('-g', name) }
    } catch {
      // The next one.
    }
  }
  throw new Error('PostgreSQL does not run as root, and this machine has neither an account "postgres" nor "nobody"')
}

/** Folder of the programs, copied first when the account cannot reach them where they are (a clone below /root). */
export function reachablePrograms(programs: PostgresPrograms, account: Account | null, log: Log): string {
  if (!account || canReach(programs.folder, account)) return programs.folder
  const place = join(sharedPlace(), `postgres-${programs.version}`)
  if (!existsSync(place)) {
    log(`PostgreSQL: copying the programs to ${place}, where ${account.name} can run them`)
    const draft = `${place}.draft`
    rmSync(draft, { recursive: true, force: true })
    cpSync(dirname(programs.folder), draft, { recursive: true, verbatimSymlinks: true })
    execFileSync('chmod', ['-R', 'a+rX', draft])
    renameSync(draft, place)
  }
  return join(place, 'bin')
}

/** `wanted`, or a folder elsewhere with the same use when the account cannot reach it. */
export function reachableDataFolder(wanted: string, account: Account | null, log: Log): string {
  if (!account || canReach(dirname(wanted), account)) return wanted
  const place = join(sharedPlace(), createHash('sha256').update(wanted).digest('hex').slice(0, 12))
  if (!existsSync(place)) log(`PostgreSQL: data is kept in ${place}, because ${account.name} cannot reach ${wanted}`)
  return place
}

function lookUp(flag: string, name: string): number {
  return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
}

function sharedPlace(): string {
  const project = createHash('sha256').update(projectRoot).digest('hex').slice(0, 12)
  const place = join('/var/lib/sprechzeit', project)
  mkdirSync(place, { recursive: true, mode: 0o755 })
  for (const folder of ['/var/lib/sprechzeit', place]) chmodSync(folder, 0o755)
  return place
}

/** Whether every folder from the root to `path`, as far as it exists, may be entered by the account. */
function canReach(path: string, account: Account): boolean {
  for (let folder = path; folder !== parse(folder).root; folder = dirname(folder)) {
    if (!existsSync(folder)) continue
    const { mode, uid, gid } = statSync(folder)
    const mayEnter = uid === account.uid ? mode & 0o100 : gid === account.gid ? mode & 0o010 : mode & 0o001
    if (!mayEnter) return false
  }
  return true
}

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { processIdentity } from './process-identity.ts'
import { dataFolder } from './project.ts'
import type { Log } from './steps.ts'
import { type StopPlan, stopProcess } from './stop-process.ts'

/** A running process that somebody started, written down so that the next start finds it if its starter was killed. */
type RunRecord = {
  name: string
  pid: number
  identity: string
  ownerPid: number
  ownerIdentity: string
  stopPlan?: StopPlan
  /** Deleted together with the record. */
  folder?: string
}

const folder = join(dataFolder, 'run')

/** Writes down a process that this one started; the returned function forgets it again. */
export function recordProcess(entry: { name: string; pid: number; stopPlan?: StopPlan; folder?: string }): () => void {
  const identity = processIdentity(entry.pid)
  if (identity === null) return () => undefined
  const record: RunRecord = {
    ...entry,
    identity,
    ownerPid: process.pid,
    ownerIdentity: processIdentity(process.pid) ?? '',
  }
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${process.pid}-${entry.name}.json`)
  writeFileSync(file, JSON.stringify(record))
  return () => rmSync(file, { force: true })
}

/** Stops what earlier starts left behind because they were killed. Processes whose starter still runs are left alone. */
export async function stopLeftovers(log: Log): Promise<void> {
  await Promise.all(
    readRecords().map(async ({ file, record }) => {
      if (processIdentity(record.ownerPid) === record.ownerIdentity) return
      if (processIdentity(record.pid) === record.identity) {
        log(`stopping ${record.name} (process ${record.pid}), left behind by an earlier start`)
        await stopProcess(record.pid, record.stopPlan)
      }
      if (record.folder) rmSync(record.folder, { recursive: true, force: true })
      rmSync(file, { force: true })
    }),
  )
}

/** Stops every process that this one started and has not stopped yet. */
export async function stopOwnProcesses(plan?: StopPlan): Promise<void> {
  const own = readRecords().filter(({ record }) => record.ownerPid === process.pid && record.pid !== process.pid)
  await Promise.all(
    own.map(async ({ file, record }) => {
      if (processIdentity(record.pid) === record.identity) await stopProcess(record.pid, plan ?? record.stopPlan)
      rmSync(file, { force: true })
    }),
  )
}

/** Number of the process that runs under this name, or null. */
export function findRunning(name: string): number | null {
  const found = readRecords().find(
    ({ record }) => record.name === name && processIdentity(record.pid) === record.identity,
  )
  return found?.record.pid ?? null
}

function readRecords(): { file: string; record: RunRecord }[] {
  let names: string[] = []
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names.flatMap((name) => {
    const file = join(folder, name)
    try {
      return [{ file, record: JSON.parse(readFileSync(file, 'utf8')) as RunRecord }]
    } catch {
      return []
    }
  })
}

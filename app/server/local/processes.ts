import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { processIdentity } from './process-identity.ts'
import { lastLines } from './run-command.ts'
import { recordProcess } from './run-records.ts'
import type { Log } from './steps.ts'
import { type StopPlan, stopProcess } from './stop-process.ts'

export type ServiceOptions = {
  name: string
  command: string
  args: string[]
  env?: NodeJS.ProcessEnv
  cwd?: string
  uid?: number | undefined
  gid?: number | undefined
  /** Where its output goes: a file, or line by line to a function. */
  output: { file: string } | { log: Log }
  stopPlan?: StopPlan
  /** Temporary folder that the next start deletes if this process's starter is killed. */
  folder?: string
}

export type Service = {
  name: string
  pid: number
  /** Settles with a description when the process ended, whoever ended it. */
  ended: Promise<string>
  hasEnded(): boolean
  stop(): Promise<void>
}

/**
 * Starts a process that lives until it is stopped.
 *
 * It leads a process group of its own, so that Ctrl-C in the terminal reaches only its starter, which then stops
 * everything in order. Output to a file does not go through a pipe: a pipe would keep the terminal's reader waiting
 * if the starter dies.
 */
export function startService(options: ServiceOptions): Service {
  const { name, command, args, output } = options
  const logFile = 'file' in output ? openLog(output.file) : null
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    uid: options.uid,
    gid: options.gid,
    detached: process.platform !== 'win32',
    stdio: ['ignore', logFile ?? 'pipe', logFile ?? 'pipe'],
  })
  if (logFile !== null) closeSync(logFile)
  if ('log' in output) forwardLines(child, output.log)
  let running = true
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`could not be started: ${error.message}`))
    child.once('exit', (code, signal) => resolve(`ended with ${signal ?? code}`))
  }).then((reason) => {
    running = false
    forget()
    return reason
  })
  const pid = child.pid ?? -1
  const forget = pid > 0 ? recordProcess({ name, pid, ...pick(options) }) : () => undefined
  return {
    name,
    pid,
    ended,
    hasEnded: () => !running,
    async stop() {
      if (running && pid > 0) await stopProcess(pid, options.stopPlan)
      await ended
    },
  }
}

/**
 * Waits until `isReady` answers true.
 *
 * @throws Error with the end of the service's log when it ended instead or was not ready in time.
 */
export async function waitUntilReady(
  service: Service,
  isReady: () => Promise<boolean>,
  options: { timeout: number; logFile?: string },
): Promise<void> {
  const end = Date.now() + options.timeout
  for (;;) {
    if (service.hasEnded()) throw new Error(`${service.name} ${await service.ended}${logEnd(options.logFile)}`)
    if (await isReady().catch(() => false)) return
    if (Date.now() > end) {
      await service.stop()
      throw new Error(`${service.name} was not ready after ${options.timeout / 1000} s${logEnd(options.logFile)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** Whether the process is still the one that was started. */
export function isRunning(pid: number): boolean {
  return processIdentity(pid) !== null
}

function pick(options: ServiceOptions): { stopPlan?: StopPlan; folder?: string } {
  return {
    ...(options.stopPlan ? { stopPlan: options.stopPlan } : {}),
    ...(options.folder ? { folder: options.folder } : {}),
  }
}

function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true })
  return openSync(file, 'a')
}

function forwardLines(child: ChildProcess, log: Log): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', log)
  }
}

function logEnd(file: string | undefined): string {
  if (!file) return ''
  try {
    return `; the end of ${file}:\n${lastLines(readFileSync(file, 'utf8'), 12)}`
  } catch {
    return ''
  }
}

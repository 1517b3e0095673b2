import { stopOwnProcesses } from './run-records.ts'
import { formatElapsed, type Log } from './steps.ts'

export type Shutdown = {
  /** Registers what has been started; it is stopped in reverse order. Stops it at once when the shutdown is under way. */
  add(name: string, stop: () => Promise<void>): Promise<void>
  /** Stops everything, does `last` and ends the process. Later calls change nothing. */
  run(exitCode: number, last?: () => void): Promise<never>
  isUnderWay(): boolean
}

/**
 * Stops everything at the end: once on Ctrl-C, SIGTERM or a closed terminal; a second Ctrl-C kills what is left.
 */
export function prepareShutdown(log: Log): Shutdown {
  const started: { name: string; stop: () => Promise<void> }[] = []
  let underWay: Promise<never> | null = null
  const shutdown: Shutdown = {
    async add(name, stop) {
      if (underWay) await stop()
      else started.push({ name, stop })
    },
    run(exitCode, last) {
      underWay ??= stopAll(started, log).then(() => {
        last?.()
        process.exit(exitCode)
      })
      return underWay
    },
    isUnderWay: () => underWay !== null,
  }
  let askedAt = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // npm passes Ctrl-C on to a process that the terminal has already told: that is one wish, not two.
      if (underWay && Date.now() - askedAt > 500) void kill(log)
      if (underWay) return
      askedAt = Date.now()
      log('Stopping; press Ctrl-C again to stop at once')
      void shutdown.run(signal === 'SIGINT' ? 0 : 143)
    })
  }
  return shutdown
}

async function stopAll(started: { name: string; stop: () => Promise<void> }[], log: Log): Promise<void> {
  const begin = performance.now()
  for (const { name, stop } of started.reverse()) {
    await stop().catch((error: Error) => log(`${name} did not stop: ${error.message}`))
  }
  // What was just being started when the wish to stop came is not in the list yet.
  await stopOwnProcesses()
  log(`Stopped (${formatElapsed(performance.now() - begin)})`)
}

async function kill(log: Log): Promise<never> {
  log('Stopping at once')
  await stopOwnProcesses({ signals: [], patience: 2000 })
  process.exit(130)
}

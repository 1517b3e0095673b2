import { setInterval } from 'node:timers'

/** Takes one line for the person in front of the terminal. */
export type Log = (line: string) => void

/** Elapsed time as people read it: `340 ms`, `4.2 s`, `2 min 05 s`. */
export function formatElapsed(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`
  const seconds = milliseconds / 1000
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const rest = Math.round(seconds % 60)
  return `${Math.floor(seconds / 60)} min ${String(rest).padStart(2, '0')} s`
}

/** Runs `work` and logs its name with the time it took; a result of type string is added to the line. */
export async function step<T>(log: Log, name: string, work: () => Promise<T>): Promise<T> {
  const begin = performance.now()
  try {
    const result = await work()
    const detail = typeof result === 'string' ? `: ${result}` : ''
    log(`${name}${detail} (${formatElapsed(performance.now() - begin)})`)
    return result
  } catch (error) {
    log(`${name} failed after ${formatElapsed(performance.now() - begin)}`)
    throw error
  }
}

/** Logs every ten seconds that a long step is still under way, until the returned function is called. */
export function reportProgress(log: Log, name: string): () => void {
  const begin = performance.now()
  const timer = setInterval(() => log(`${name}: still working, ${formatElapsed(performance.now() - begin)}`), 10_000)
  return () => clearInterval(timer)
}

import { setTimeout as wait } from 'node:timers/promises'
import { processIdentity } from './process-identity.ts'

export type StopPlan = {
  /** Sent one after the other, each only when the process still runs after `patience`. SIGKILL is added at the end. */
  signals: NodeJS.Signals[]
  /** Milliseconds between two signals. */
  patience: number
}

/** Ends a process by its number and returns when it has vanished. */
export async function stopProcess(
  pid: number,
  plan: StopPlan = { signals: ['SIGTERM'], patience: 8000 },
): Promise<void> {
  const identity = processIdentity(pid)
  if (identity === null) return
  for (const signal of [...plan.signals, 'SIGKILL' as const]) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await hasVanished(pid, identity, plan.patience)) return
  }
}

async function hasVanished(pid: number, identity: string, patience: number): Promise<boolean> {
  const end = Date.now() + patience
  while (Date.now() < end) {
    if (processIdentity(pid) !== identity) return true
    await wait(20)
  }
  return false
}

/** How a part of the installation is: working, working with a limit, not working, or not set up at all. */
export type Health = 'ok' | 'warn' | 'bad' | 'off'

export type Part = {
  key: 'app' | 'database' | 'media_server' | 'mail' | 'scanner' | 'worker'
  health: Health
  /** Lines for the screen: version, address, age; facts only, in the order of importance. */
  facts: Fact[]
}

export type Fact =
  | { kind: 'version'; name: string; version: string }
  | { kind: 'text'; text: string }
  | { kind: 'megabytes'; megabytes: number }
  | { kind: 'latency'; milliseconds: number }
  | { kind: 'seen'; at: string; name: string }
  | { kind: 'sent'; at: string | null }
  | { kind: 'queued'; count: number }
  | { kind: 'failed'; count: number }
  | { kind: 'signatures'; signatures: 'freshclam' | 'test only' | 'external' }
  | { kind: 'silent' }
  | { kind: 'absent' }
  | { kind: 'moved_clock' }

/** A worker that was silent for longer is taken for stopped; it reports every 10 seconds. */
export const WORKER_SILENT_AFTER_SECONDS = 40

export function workerHealth(lastSeen: readonly Temporal.Instant[], now: Temporal.Instant): Health {
  const isAlive = lastSeen.some((at) => now.since(at).total('seconds') <= WORKER_SILENT_AFTER_SECONDS)
  return isAlive ? 'ok' : 'bad'
}

/** Mail that failed for good needs somebody; mail that waits is the worker's or the mail server's affair. */
export function mailHealth(mail: { failed: number; overdue: number }): Health {
  if (mail.failed > 0) return 'bad'
  return mail.overdue > 0 ? 'warn' : 'ok'
}

/** With the test database only known test files are found, so nothing real is protected. */
export function scannerHealth(scanner: { signatures: string; answers: boolean } | null): Health {
  if (!scanner) return 'warn'
  if (!scanner.answers) return 'bad'
  return scanner.signatures === 'test only' ? 'warn' : 'ok'
}

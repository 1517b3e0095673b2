import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

// Production on one machine: one process for the web, one for the jobs. When one ends, the other is stopped too, so that whatever
// supervises this command (systemd, a container) starts both afresh.
const children = ['http.ts', 'worker.ts'].map((file) =>
  spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url))], {
    stdio: 'inherit',
    env: { ...process.env, MODE: process.env['MODE'] ?? process.env.NODE_ENV ?? 'production', NODE_ENV: 'production' },
  }),
)
let stopping = false

for (const child of children) child.once('exit', (code) => stopAll(code ?? 1))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopAll(0))

function stopAll(code: number): void {
  if (stopping) return
  stopping = true
  process.exitCode = code
  for (const child of children) if (isRunning(child)) child.kill('SIGTERM')
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null
}

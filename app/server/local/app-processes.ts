import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { RunningLivekit } from './livekit.ts'
import type { Mailbox } from './mailbox.ts'
import { type Service, startService } from './processes.ts'
import { dataFolder, projectRoot } from './project.ts'
import type { RunningScanner } from './scanner.ts'
import type { Secrets } from './secrets.ts'
import type { Log } from './steps.ts'

/** Everything web process and worker are told by their environment. */
export type AppSurroundings = {
  port: number
  databaseUrl: string
  secrets: Secrets
  livekit: RunningLivekit | null
  mailbox: Mailbox
  scanner: RunningScanner | null
  development: boolean
}

/** The variables of app/lib/config.ts; what the caller's own environment says about the app wins. */
export function appEnvironment(surroundings: AppSurroundings): NodeJS.ProcessEnv {
  const { port, secrets, livekit, scanner } = surroundings
  return {
    HOST: '127.0.0.1',
    PUBLIC_URL: `http://localhost:${port}`,
    MAIL_FROM: 'termine@musterstadt.example',
    LOG_LEVEL: 'warn',
    // On one machine everybody comes from one address.
    LIMIT_HOLDS_NETWORK_OFFICE: '120',
    LIMIT_REQUESTS_NETWORK: '5000',
    LIMIT_REQUESTS_NETWORK_OFFICE: '5000',
    PROOF_AFTER_HOLDS_NETWORK: '60',
    DOCUMENT_FOLDER: join(dataFolder, 'documents'),
    TOKEN_KEY: secrets.tokenKey,
    DOCUMENT_KEY: secrets.documentKey,
    ...process.env,
    NODE_ENV: surroundings.development ? 'development' : 'production',
    MODE: modeFor(surroundings.development),
    PORT: String(port),
    DATABASE_URL: surroundings.databaseUrl,
    SMTP_URL: surroundings.mailbox.smtpUrl,
    ...(livekit
      ? { LIVEKIT_URL: livekit.url, LIVEKIT_API_KEY: livekit.apiKey, LIVEKIT_API_SECRET: livekit.apiSecret }
      : {}),
    ...(scanner ? { CLAMD_ADDRESS: scanner.address, CLAMD_SIGNATURES: scanner.signatures } : {}),
  }
}

/** Starts the web process and the worker. In development the worker starts afresh when its sources change. */
export function startApp(
  env: NodeJS.ProcessEnv,
  options: { development: boolean; log: Log },
): { web: Service; worker: Service } {
  const start = (name: string, args: string[]) =>
    startService({
      name,
      command: process.execPath,
      args,
      cwd: projectRoot,
      env,
      output: { log: (line) => options.log(`[${name}] ${line}`) },
    })
  const watch = options.development ? ['--watch', '--watch-preserve-output'] : []
  return {
    web: start('web', ['app/server/http.ts']),
    worker: start('worker', [...watch, 'app/server/worker.ts']),
  }
}

/** @throws Error with the reasons given when the web process ended or is not ready in time. */
export async function waitForWeb(web: Service, port: number, timeout: number): Promise<void> {
  const end = Date.now() + timeout
  let reason = 'it does not answer'
  for (;;) {
    if (web.hasEnded()) throw new Error(`The web process ${await web.ended}`)
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    if (answer?.ok) return
    if (answer) reason = await answer.text()
    if (Date.now() > end) throw new Error(`The web process was not ready after ${timeout / 1000} s: ${reason}`)
    await wait(40)
  }
}

/** Only CLOCK needs another mode: production refuses to have its time moved. */
function modeFor(development: boolean): 'development' | 'production' | 'test' {
  if (development) return 'development'
  return process.env['CLOCK'] ? 'test' : 'production'
}

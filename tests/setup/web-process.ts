import { fork } from 'node:child_process'
import { join } from 'node:path'
import { build } from '#app/server/local/build.ts'
import { projectRoot } from '#app/server/local/project.ts'

export type WebProcess = {
  port: number
  /** What it wrote: log lines as JSON. */
  output: string[]
  /** Ends at once, as if the machine had died. */
  kill(): Promise<void>
  stop(): Promise<void>
}

export type WebProcessOptions = {
  databaseUrl: string
  /** ISO instant at which its clock starts. */
  clock: string
  tokenKey: Buffer
  databaseConnections?: number
  /** More of the configuration, such as limits. */
  env?: Record<string, string>
}

/** The real web process on a free port, from the built pages; builds them first when the sources changed. */
export async function startWebProcess(options: WebProcessOptions): Promise<WebProcess> {
  await build({ log: () => undefined })
  const key = options.tokenKey.toString('base64')
  const child = fork(join(projectRoot, 'app/server/http.ts'), [], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      MODE: 'test',
      HOST: '127.0.0.1',
      PORT: '0',
      PUBLIC_URL: 'http://127.0.0.1',
      DATABASE_URL: options.databaseUrl,
      DATABASE_CONNECTIONS: String(options.databaseConnections ?? 8),
      TOKEN_KEY: key,
      DOCUMENT_KEY: key,
      DOCUMENT_FOLDER: join(projectRoot, '.data/test/no-documents'),
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'termine@example.org',
      TRUSTED_PROXIES: '1',
      CLOCK: options.clock,
      LOG_LEVEL: 'warn',
      ...options.env,
    },
  })
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => output.push(String(chunk)))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { port: number }).port))
    child.once('exit', () => reject(new Error(`The web process ended: ${output.join('')}`)))
  })
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return { port, output, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDocumentKey } from '#app/lib/config.ts'
import { appEnvironment, startApp, waitForWeb } from '#app/server/local/app-processes.ts'
import { startLivekit } from '#app/server/local/livekit.ts'
import { findFreePorts } from '#app/server/local/ports.ts'
import { startScanner } from '#app/server/local/scanner.ts'
import { readSecrets } from '#app/server/local/secrets.ts'
import { stopProcess } from '#app/server/local/stop-process.ts'
import { seedDemo } from '#prisma/seed/run.ts'
import type { TurnSettings } from '#rooms/server/config.ts'
import { createTestDatabase } from './database.ts'
import { openMailbox, type TestMailbox } from './mailbox.ts'
import { type MediaNodes, startMediaNodes } from './media-nodes.ts'

export type Stack = {
  baseUrl: string
  databaseUrl: string
  mailbox: TestMailbox
  /** Output of web process and worker. */
  output: string[]
  /** Process id of the web process. */
  webPid: number
  /** When they were asked for. */
  mediaNodes: MediaNodes | null
  mediaServer: {
    /** Ends it at once, without a word to anybody, as when its machine loses power. */
    kill(): Promise<void>
    /** Brings it back under the same address; it knows no room any more. */
    start(): Promise<void>
  }
  stop(): Promise<void>
}

export type StackOptions = {
  /** ISO instant at which the city's clock starts, so that a test meets a working day with open offices. */
  clock: string
  /** Relay of the media server; none unless said. */
  turn?: TurnSettings
  /** Two media servers with a Redis instead of one. */
  twoMediaNodes?: boolean
  /** Fills the empty database; the demo city unless said otherwise. */
  seed?: (databaseUrl: string) => Promise<void>
}

/** The whole product on free ports with a database of its own: web process, worker, media server, scanner, mailbox. */
export async function startStack({ clock, seed, turn, twoMediaNodes }: StackOptions): Promise<Stack> {
  const ports = await findFreePorts()
  const folder = await mkdtemp(join(tmpdir(), 'sprechzeit-stack-'))
  const output: string[] = []
  const log = (line: string) => void output.push(line)
  const [database, mailbox, secrets] = await Promise.all([createTestDatabase(), openMailbox(), readSecrets(folder)])
  const webhookUrl = `http://127.0.0.1:${ports.app}/api/livekit/webhook`
  const startMediaServer = () => startLivekit({ ports, webhookUrl, dataDir: folder, log, ...(turn ? { turn } : {}) })
  const mediaNodes = twoMediaNodes ? await startMediaNodes({ webhookUrl, dataDir: folder, log }) : null
  const [livekit, scanner] = await Promise.all([
    mediaNodes ? mediaNodes.server : startMediaServer(),
    startScanner({ port: ports.clamd, dataDir: folder, log, testSignatures: true }),
    seed
      ? seed(database.url)
      : seedDemo(database.url, {
          log,
          now: Temporal.Instant.from(clock),
          documentKey: readDocumentKey(secrets.documentKey),
        }),
  ])
  const env = appEnvironment({
    port: ports.app,
    databaseUrl: database.url,
    secrets,
    livekit,
    mailbox: { smtpUrl: mailbox.smtpUrl, webUrl: null, detail: '', stop: async () => undefined },
    scanner,
    development: false,
  })
  const app = startApp(
    {
      ...env,
      MODE: 'test',
      // Tests connect calendars on this machine.
      CALENDAR_PRIVATE_HOSTS: '127.0.0.1',
      CLOCK: clock,
      DOCUMENT_FOLDER: join(folder, 'documents'),
      PUBLIC_URL: `http://127.0.0.1:${ports.app}`,
    },
    { development: false, log },
  )
  await waitForWeb(app.web, ports.app, 30_000)
  let mediaServer = livekit
  return {
    baseUrl: `http://127.0.0.1:${ports.app}`,
    databaseUrl: database.url,
    mailbox,
    output,
    webPid: app.web.pid,
    mediaNodes,
    mediaServer: {
      async kill() {
        if (!mediaServer?.pid) throw new Error('the media server is not our own')
        await stopProcess(mediaServer.pid, { signals: ['SIGKILL'], patience: 5000 })
      },
      async start() {
        mediaServer = await startMediaServer()
      },
    },
    async stop() {
      await app.web.stop()
      await app.worker.stop()
      await Promise.all([mediaNodes ? mediaNodes.stop() : mediaServer?.stop(), scanner?.stop(), mailbox.close()])
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

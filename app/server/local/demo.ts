import { startClock } from '#app/lib/clock.ts'
import { readDocumentKey, readTokenKey } from '#app/lib/config.ts'
import { appEnvironment, startApp, waitForWeb } from './app-processes.ts'
import { build } from './build.ts'
import { isEmpty, startDatabase } from './database.ts'
import { generate } from './generate.ts'
import { greet } from './greeting.ts'
import { startLivekit } from './livekit.ts'
import { startMailbox } from './mailbox.ts'
import { assertPortFree, readPorts } from './ports.ts'
import { dataFolder } from './project.ts'
import { findRunning, recordProcess, stopLeftovers } from './run-records.ts'
import { startScanner } from './scanner.ts'
import { readSecrets, type Secrets } from './secrets.ts'
import { prepareShutdown } from './shutdown.ts'
import { formatElapsed, step } from './steps.ts'

// Sprechzeit on one machine: `npm run demo`, or with --dev and reload `npm run dev`.
const log = (line: string) => console.log(line)
const begin = performance.now()
const development = process.argv.includes('--dev')
const shutdown = prepareShutdown(log)

try {
  await start()
} catch (error) {
  if (!shutdown.isUnderWay()) console.error(`\n${(error as Error).message}\n`)
  await shutdown.run(1)
}

async function start(): Promise<void> {
  const running = findRunning('demo')
  if (running)
    throw new Error(`Sprechzeit runs already on this folder, as process ${running}. Stop it there with Ctrl-C first.`)
  await stopLeftovers(log)
  const forget = recordProcess({ name: 'demo', pid: process.pid })
  process.on('exit', forget)
  const ports = readPorts(process.env)
  await assertPortFree('app', ports.app)
  const secrets = await readSecrets(dataFolder)
  const generated = generate({ log })
  const [database, livekit, mailbox, scanner] = await Promise.all([
    prepareDatabase(ports.postgres, generated, secrets),
    startPart('Media server', () =>
      startLivekit({ ports, webhookUrl: webhookUrl(ports.app), dataDir: dataFolder, log }),
    ),
    startPart('Mailbox', () => startMailbox({ ports })),
    startPart('Virus scanner', () => startScanner({ port: ports.clamd, dataDir: dataFolder, log })),
    generated.then(() => (development ? undefined : build({ log }))),
  ])
  if (shutdown.isUnderWay()) return
  const env = appEnvironment({
    port: ports.app,
    databaseUrl: database.url,
    secrets,
    livekit,
    mailbox,
    scanner,
    development,
  })
  const { web, worker } = startApp(env, { development, log })
  for (const service of [worker, web]) {
    await shutdown.add(service.name, service.stop)
    void service.ended.then((reason) => {
      if (shutdown.isUnderWay()) return
      log(`The ${service.name} process ${reason}`)
      void shutdown.run(1)
    })
  }
  await Promise.all([
    step(log, 'Web and worker', () => waitForWeb(web, ports.app, development ? 60_000 : 30_000)),
    mailbox.ready(),
  ])
  log(`Ready (${formatElapsed(performance.now() - begin)})`)
  const { demoLogins } = await import('#prisma/seed/logins.ts')
  greet(log, {
    publicUrl: String(env['PUBLIC_URL']),
    mailboxUrl: mailbox.webUrl,
    video: livekit !== null,
    signatures: scanner?.signatures ?? null,
    logins: demoLogins,
  })
}

/** Starts one part, tells how long it took, and has it stopped at the end. */
async function startPart<T extends { detail?: string; stop(): Promise<void> } | null>(
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const partBegin = performance.now()
  const part = await work()
  if (part) await shutdown.add(name, () => part.stop())
  log(`${name}${describe(part)} (${formatElapsed(performance.now() - partBegin)})`)
  return part
}

function describe(part: { detail?: string } | null): string {
  if (part === null) return ': none'
  return part.detail ? `: ${part.detail}` : ''
}

async function prepareDatabase(
  port: number,
  generated: Promise<void>,
  keys: Pick<Secrets, 'tokenKey' | 'documentKey'>,
): Promise<{ url: string }> {
  const database = await startPart('PostgreSQL', () => startDatabase({ port, log }))
  await step(log, 'Migrations', async () => {
    const { migrate } = await import('#prisma/migrate.ts')
    const applied = await migrate(database.url, { log })
    return applied === 0 ? 'nothing to do' : `${applied} applied`
  })
  if (!(await isEmpty(database.url))) return database
  await generated
  await step(log, 'Seed', async () => {
    const { seedDemo } = await import('#prisma/seed/run.ts')
    const now = startClock(process.env['CLOCK'] ?? null)()
    const [tokenKey, documentKey] = [readTokenKey(keys.tokenKey), readDocumentKey(keys.documentKey)]
    await seedDemo(database.url, { log, now, tokenKey, documentKey })
  })
  return database
}

function webhookUrl(port: number): string {
  return `http://127.0.0.1:${port}/api/livekit/webhook`
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appEnvironment, waitForWeb } from '#app/server/local/app-processes.ts'
import { build } from '#app/server/local/build.ts'
import { generate } from '#app/server/local/generate.ts'
import { findFreePorts } from '#app/server/local/ports.ts'
import { startService } from '#app/server/local/processes.ts'
import { projectRoot } from '#app/server/local/project.ts'
import { readSecrets } from '#app/server/local/secrets.ts'
import { createTestDatabase, startTestServer } from '#tests/setup/database.ts'

/** Standard output belongs to the results. */
const log = (line: string) => void process.stderr.write(`${line}\n`)

/** An empty migrated database on a server of its own, or on that of TEST_DATABASE_URL. */
export async function openBenchDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const server = process.env['TEST_DATABASE_URL'] ? null : await startTestServer(log)
  if (server) process.env['TEST_DATABASE_URL'] = server.url
  try {
    const { url, drop } = await createTestDatabase()
    return {
      url,
      async close() {
        await drop()
        await server?.stop()
      },
    }
  } catch (error) {
    await server?.stop()
    throw error
  }
}

/** The real web process on the real build, with its clock starting at `clock`. */
export async function startBenchWeb(
  databaseUrl: string,
  clock: Temporal.Instant,
): Promise<{ baseUrl: string; stop(): Promise<void> }> {
  await generate({ log })
  await build({ log })
  const folder = await mkdtemp(join(tmpdir(), 'sprechzeit-bench-'))
  const [{ app: port }, secrets] = await Promise.all([findFreePorts(), readSecrets(folder)])
  const mailbox = { smtpUrl: 'smtp://127.0.0.1:9', webUrl: null, detail: '', stop: async () => undefined }
  const env = appEnvironment({ port, databaseUrl, secrets, livekit: null, mailbox, scanner: null, development: false })
  const web = startService({
    name: 'web',
    command: process.execPath,
    args: ['app/server/http.ts'],
    cwd: projectRoot,
    env: { ...env, NODE_ENV: 'test', CLOCK: clock.toString(), DOCUMENT_FOLDER: folder },
    output: { log },
  })
  const stop = async () => {
    await web.stop()
    await rm(folder, { recursive: true, force: true })
  }
  await waitForWeb(web, port, 30_000).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { baseUrl: `http://127.0.0.1:${port}`, stop }
}

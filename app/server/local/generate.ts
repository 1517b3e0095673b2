import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { hashInputs, isUpToDate, projectRoot, writeStamp } from './project.ts'
import { runCommand } from './run-command.ts'
import { type Log, step } from './steps.ts'

const prismaStamp = join(projectRoot, 'prisma/generated/inputs.stamp')
const messagesOutput = join(projectRoot, 'app/locales/generated')
const messagesStamp = join(messagesOutput, 'inputs.stamp')
const messagesWritten = join(messagesOutput, 'written.json')

/** Brings the generated code up to date: Prisma's client and the message functions. Fast when nothing changed. */
export async function generate({ log }: { log: Log }): Promise<void> {
  await Promise.all([generatePrismaClient(log), compileMessages(log)])
}

async function generatePrismaClient(log: Log): Promise<void> {
  const inputs = await hashInputs(['prisma/schema', 'node_modules/prisma/package.json', 'app/server/local/generate.ts'])
  if (await isUpToDate(prismaStamp, inputs)) return
  await step(log, 'Prisma client generated', async () => {
    // Prisma looks for a schema engine, which it would download, before generating. Generating never runs it,
    // and migrations do not use Prisma's CLI, so any existing file will do.
    const env = {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    }
    const cli = join(projectRoot, 'node_modules/prisma/build/index.js')
    await runCommand(process.execPath, [cli, 'generate', '--schema', 'prisma/schema'], { cwd: projectRoot, env })
    await writeStamp(prismaStamp, inputs)
  })
}

async function compileMessages(log: Log): Promise<void> {
  const inputs = await hashInputs([
    'app/locales/project.inlang/settings.json',
    'app/locales/messages',
    'node_modules/@inlang/paraglide-js/package.json',
    'node_modules/@inlang/plugin-message-format/package.json',
    'app/server/local/generate.ts',
  ])
  if (await isUpToDate(messagesStamp, inputs)) return
  await step(log, 'Messages compiled', async () => {
    const { compile } = await import('@inlang/paraglide-js')
    await rm(messagesStamp, { force: true })
    const written = await readFile(messagesWritten, 'utf8').catch(() => null)
    const { outputHashes } = await compile({
      project: join(projectRoot, 'app/locales/project.inlang'),
      outdir: messagesOutput,
      // The server overwrites getLocale with the one of its request; the browser reads the variable set at its start.
      strategy: ['globalVariable', 'baseLocale'],
      isServer: 'import.meta.env?.SSR ?? typeof window === "undefined"',
      emitReadme: false,
      emitPrettierIgnore: false,
      emitGitIgnore: false,
      // Only changed files are written: a server or a test that runs meanwhile never finds the folder empty.
      cleanOutdir: false,
      previousCompilation: written ? { outputHashes: JSON.parse(written) } : undefined,
    })
    await writeFile(messagesWritten, JSON.stringify(outputHashes))
    await writeStamp(messagesStamp, inputs)
  })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await generate({ log: (line) => console.log(line) })
  // The message compiler leaves timers behind that would keep the process for half a minute.
  process.exit(0)
}

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compressAssets } from './compress-assets.ts'
import { generate } from './generate.ts'
import { hashInputs, isUpToDate, projectRoot, writeStamp } from './project.ts'
import { runCommand } from './run-command.ts'
import { type Log, reportProgress, step } from './steps.ts'

const stamp = join(projectRoot, 'build/inputs.stamp')
const sources = ['app', 'rooms', 'emails', 'prisma/schema', 'package-lock.json', 'remix.config.js']

/** Builds the pages and the browser's files into build/, unless they are made from the same sources already. */
export async function build({ log }: { log: Log }): Promise<void> {
  const inputs = await hashInputs(sources)
  if (await isUpToDate(stamp, inputs)) return
  await step(log, 'Pages built', async () => {
    const stopReporting = reportProgress(log, 'Pages')
    const cli = join(projectRoot, 'node_modules/@remix-run/dev/dist/cli.js')
    const env = { ...process.env, NODE_ENV: 'production' as const }
    try {
      await runCommand(process.execPath, [cli, 'vite:build', '--config', 'remix.config.js'], { cwd: projectRoot, env })
      await compressAssets(join(projectRoot, 'build/client'))
    } finally {
      stopReporting()
    }
    await writeStamp(stamp, inputs)
  })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const log = (line: string) => console.log(line)
  await generate({ log })
  await build({ log })
  process.exit(0)
}

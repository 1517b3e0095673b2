import { build } from '#app/server/local/build.ts'
import { findChromium } from '#app/server/local/chromium.ts'
import { generate } from '#app/server/local/generate.ts'
import { findLivekitProgram } from '#app/server/local/livekit-program.ts'
import { findScannerProgram } from '#app/server/local/scanner.ts'
import { prepareShutdown } from '#app/server/local/shutdown.ts'
import { step } from '#app/server/local/steps.ts'
import { type CheckResult, summarise } from './check-result.ts'
import { startTestServer } from './database.ts'
import { bringRadicale } from './radicale.ts'
import { findRedisProgram } from './redis.ts'
import { checkLint, checkStructureOfFiles, checkTypes, oneCheck, runPlaywright, runVitest } from './run-check.ts'

// `npm test`: brings what the tests need, runs every check, and closes with the sum over all.
const log = (line: string) => console.log(line)
const shutdown = prepareShutdown(log)
const results: CheckResult[] = []

try {
  await prepare()
  await Promise.all([
    runInTurn([
      checkTypes,
      checkLint,
      checkStructureOfFiles,
      () => oneCheck('build', () => build({ log }).then(() => true)),
    ]),
    // One of them waits a minute until a grant has run out.
    runInTurn([() => runVitest('tests with the media server', ['media'])]),
  ])
  await runInTurn([
    () => runVitest('unit and integration tests', ['unit', 'integration']),
    () => runPlaywright('end-to-end journeys', ['journeys'], 2),
    () => runPlaywright('end-to-end visits', ['story', 'visits'], 1),
  ])
} catch (error) {
  console.error((error as Error).message)
  results.push({ name: 'set-up', passed: 0, failed: 1, milliseconds: 0 })
}
if (!shutdown.isUnderWay()) {
  const failed = results.some((result) => result.failed > 0)
  await shutdown.run(failed ? 1 : 0, () => log(`\n${summarise(results)}`))
}

async function runInTurn(checks: (() => Promise<CheckResult>)[]): Promise<void> {
  for (const run of checks) {
    if (!shutdown.isUnderWay()) results.push(await run())
  }
}

async function prepare(): Promise<void> {
  const [server, chromium] = await Promise.all([
    step(log, 'PostgreSQL for tests', () => startTestServer(log)),
    bringBrowserAndScanner(),
    findLivekitProgram(log),
    generate({ log }),
    bringRadicale(log).catch((error: Error) =>
      log(`Without a CalDAV server the tests of calendars will fail: ${error.message}`),
    ),
  ])
  await shutdown.add('PostgreSQL', server.stop)
  process.env['TEST_DATABASE_URL'] = server.url
  process.env['CHROMIUM_PATH'] = chromium
}

/** One after the other: all may come from the distribution, whose package manager works for one at a time. */
async function bringBrowserAndScanner(): Promise<string> {
  const chromium = await step(log, 'Chromium', () => findChromium({ log }))
  const scanner = await findScannerProgram(log)
  if (!scanner) log('Without a virus scanner the tests of uploads will fail')
  await findRedisProgram(log).catch((error: Error) => log(error.message))
  return chromium
}

import { spawn } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolder, projectRoot } from '#app/server/local/project.ts'
import { type CheckResult, countPlaywright, countVitest, judge } from './check-result.ts'
import { reportStructure } from './structure.ts'

const modules = join(projectRoot, 'node_modules')
const reports = join(dataFolder, 'test-reports')

/** Type check of the whole project. */
export function checkTypes(): Promise<CheckResult> {
  return oneCheck('types', () => runScript('typescript/bin/tsc', ['--noEmit']))
}

/** Lint and format; `npm run format` mends most findings. */
export function checkLint(): Promise<CheckResult> {
  return oneCheck('lint and format', () => runScript('@biomejs/biome/bin/biome', ['ci', '--max-diagnostics=40', '.']))
}

/** Who imports whom, and file names. */
export function checkStructureOfFiles(): Promise<CheckResult> {
  return oneCheck('structure', async () => {
    const report = await reportStructure()
    if (report) console.log(report)
    return report === ''
  })
}

/** Runs `work` as one check: it passes when it answers true. */
export async function oneCheck(name: string, work: () => Promise<boolean>): Promise<CheckResult> {
  const begin = announce(name)
  const passed = await work().catch((error: Error) => {
    console.error(error.message)
    return false
  })
  return { name, passed: passed ? 1 : 0, failed: passed ? 0 : 1, milliseconds: performance.now() - begin }
}

/** Vitest on some of its projects; every test counts. */
export async function runVitest(name: string, projects: string[]): Promise<CheckResult> {
  const begin = announce(name)
  const file = await freshReport(`vitest-${projects.join('-')}`)
  const selection = projects.flatMap((project) => ['--project', project])
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const exitedWell = await runScript('vitest/vitest.mjs', [
    'run',
    '--config',
    'tests/vitest.config.ts',
    ...selection,
    ...reporters,
  ])
  const counts = await readReport(file, countVitest)
  return { name, ...judge(counts, exitedWell), milliseconds: performance.now() - begin }
}

/** Projects of the Playwright configuration, so many tests at once as `workers` says; every test counts. */
export async function runPlaywright(name: string, projects: string[], workers: number): Promise<CheckResult> {
  const begin = announce(name)
  const file = await freshReport(`playwright-${projects.join('-')}`)
  const exitedWell = await runScript(
    '@playwright/test/cli.js',
    [
      'test',
      '--config',
      'tests/setup/playwright.config.ts',
      '--reporter=list,json',
      `--workers=${workers}`,
      ...projects.map((project) => `--project=${project}`),
    ],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  )
  const counts = await readReport(file, countPlaywright)
  return { name, ...judge(counts, exitedWell), milliseconds: performance.now() - begin }
}

/** Runs a package's program in the foreground and answers whether it ended well. */
function runScript(path: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(modules, path), ...args], {
      cwd: projectRoot,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code === 0))
  })
}

async function freshReport(name: string): Promise<string> {
  await mkdir(reports, { recursive: true })
  const file = join(reports, `${name}-${process.pid}.json`)
  await rm(file, { force: true })
  return file
}

async function readReport<T>(file: string, count: (report: T) => { passed: number; failed: number }) {
  const text = await readFile(file, 'utf8').catch(() => null)
  await rm(file, { force: true })
  return text === null ? null : count(JSON.parse(text) as T)
}

function announce(name: string): number {
  console.log(`\n— ${name}`)
  return performance.now()
}

import { formatElapsed } from '#app/server/local/steps.ts'

export type CheckResult = { name: string; passed: number; failed: number; milliseconds: number }

/** What vitest writes with `--reporter=json`, as far as it is read here. */
export type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/** What Playwright writes with `--reporter=json`, as far as it is read here. */
export type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number }
  errors: unknown[]
}

type Counts = { passed: number; failed: number }

/** A file that could not be loaded has no failed test in it, but counts as one. */
export function countVitest(report: VitestReport): Counts {
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
}

/** A test that passed only at a second try counts as failed. */
export function countPlaywright(report: PlaywrightReport): Counts {
  const { expected, unexpected, flaky } = report.stats
  return { passed: expected, failed: unexpected + flaky + report.errors.length }
}

/**
 * Joins what a test runner reported with how it ended: no report, or an error exit that no failed test explains,
 * is a failure too.
 */
export function judge(counts: Counts | null, exitedWell: boolean): Counts {
  if (counts === null) return { passed: 0, failed: 1 }
  return !exitedWell && counts.failed === 0 ? { passed: counts.passed, failed: 1 } : counts
}

/** Lines with one result each, and as the last one the sum over all. */
export function summarise(results: CheckResult[]): string {
  const width = Math.max(0, ...results.map(({ name }) => name.length))
  const lines = results.map(({ name, passed, failed, milliseconds }) => {
    const failures = failed > 0 ? `, ${failed} failed` : ''
    return `  ${name.padEnd(width)}  ${passed} passed${failures} (${formatElapsed(milliseconds)})`
  })
  const sum = (pick: (result: CheckResult) => number) => results.reduce((total, result) => total + pick(result), 0)
  return [...lines, '', `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`].join('\n')
}

import { expect, test } from 'vitest'
import { countPlaywright, countVitest, judge, summarise } from './check-result.ts'

test('a test file that cannot be loaded counts as a failure', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
    ],
  }
  expect(countVitest(report)).toEqual({ passed: 3, failed: 2 })
})

test('a test that passed only at the second try counts as failed', () => {
  const report = { stats: { expected: 4, unexpected: 1, flaky: 1 }, errors: [] }
  expect(countPlaywright(report)).toEqual({ passed: 4, failed: 2 })
})

test('a runner that ends with an error without naming a test has failed once', () => {
  expect(judge({ passed: 7, failed: 0 }, false)).toEqual({ passed: 7, failed: 1 })
  expect(judge({ passed: 7, failed: 2 }, false)).toEqual({ passed: 7, failed: 2 })
  expect(judge({ passed: 7, failed: 0 }, true)).toEqual({ passed: 7, failed: 0 })
})

test('a runner that leaves no report has failed, whatever its exit code', () => {
  expect(judge(null, true)).toEqual({ passed: 0, failed: 1 })
})

test('the last line is the sum over all checks', () => {
  const text = summarise([
    { name: 'types', passed: 1, failed: 0, milliseconds: 3400 },
    { name: 'unit tests', passed: 20, failed: 2, milliseconds: 61_000 },
  ])
  expect(text.split('\n').at(-1)).toBe('21 passed, 2 failed')
  expect(text).toContain('unit tests  20 passed, 2 failed (1 min 01 s)')
})

import { describe, expect, it } from 'vitest'
import { mailHealth, scannerHealth, workerHealth } from './system-state.ts'

const now = Temporal.Instant.from('2027-03-15T09:00:00Z')

describe('the health of a part', () => {
  it('is good for the worker as long as one reports', () => {
    expect(workerHealth([now.subtract({ minutes: 5 }), now.subtract({ seconds: 40 })], now)).toBe('ok')
    expect(workerHealth([now.subtract({ seconds: 41 })], now)).toBe('bad')
    expect(workerHealth([], now)).toBe('bad')
  })

  it('is bad for mail that failed for good, a warning for mail that waits too long', () => {
    expect(mailHealth({ failed: 1, overdue: 9 })).toBe('bad')
    expect(mailHealth({ failed: 0, overdue: 1 })).toBe('warn')
    expect(mailHealth({ failed: 0, overdue: 0 })).toBe('ok')
  })

  it('is a warning for a scanner that is missing or knows test files only', () => {
    expect(scannerHealth(null)).toBe('warn')
    expect(scannerHealth({ signatures: 'test only', answers: true })).toBe('warn')
    expect(scannerHealth({ signatures: 'freshclam', answers: true })).toBe('ok')
    expect(scannerHealth({ signatures: 'freshclam', answers: false })).toBe('bad')
  })
})

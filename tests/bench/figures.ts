/** Count and percentiles of times in milliseconds, as a case prints them. */
export function figuresOf(times: number[]): { n: number; p50: number; p95: number; p99: number; unit: 'ms' } {
  const sorted = times.toSorted((a, b) => a - b)
  const percentile = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1]! * 100) / 100
  return { n: sorted.length, p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99), unit: 'ms' }
}

/** Prints the percentiles of `samples`, in milliseconds, as the one line of a case. */
export function printTimes(bench: string, name: string, samples: readonly number[]): void {
  const sorted = samples.toSorted((a, b) => a - b)
  const percentile = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!)
  const times = { p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99) }
  console.log(JSON.stringify({ bench, case: name, n: samples.length, ...times, unit: 'ms' }))
}

/** Prints a single figure as the one line of a case. */
export function printFigure(bench: string, name: string, value: number, unit: string): void {
  console.log(JSON.stringify({ bench, case: name, value: round(value), unit }))
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

/**
 * Runs `work` one after the other: first some rounds that do not count, until code and plans are warm, then `rounds` that do.
 *
 * @returns the figures of a case: count and percentiles in milliseconds
 */
export async function measureTimes(rounds: number, warmUp: number, work: (round: number) => Promise<unknown>) {
  const times: number[] = []
  for (let round = -warmUp; round < rounds; round++) {
    const begin = performance.now()
    await work(Math.abs(round))
    if (round >= 0) times.push(performance.now() - begin)
  }
  times.sort((a, b) => a - b)
  const percentile = (share: number) => Math.round(times[Math.ceil(share * rounds) - 1]! * 100) / 100
  return { n: rounds, p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99), unit: 'ms' }
}

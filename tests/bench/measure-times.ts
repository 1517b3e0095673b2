import { figuresOf } from './figures.ts'

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
  return figuresOf(times)
}

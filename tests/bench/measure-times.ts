/** Runs `work` one after the other: first some rounds that do not count, until code and plans are warm, then `rounds` that do. Milliseconds. */
export async function measureTimes(
  rounds: number,
  warmUp: number,
  work: (round: number) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = []
  for (let round = -warmUp; round < rounds; round++) {
    const begin = performance.now()
    await work(Math.abs(round))
    if (round >= 0) times.push(performance.now() - begin)
  }
  return times
}

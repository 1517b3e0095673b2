/** Epoch milliseconds, half-open. */
export type BusyTime = [from: number, to: number]

/** The times inside of the window, by start; those that overlap or touch become one. */
export function joinTimes(times: readonly BusyTime[], { from, to }: { from: number; to: number }): BusyTime[] {
  const inside = times
    .map(([start, end]): BusyTime => [Math.max(start, from), Math.min(end, to)])
    .filter(([start, end]) => start < end)
    .sort(([a], [b]) => a - b)
  const joined: BusyTime[] = []
  for (const time of inside) {
    const last = joined.at(-1)
    if (last && time[0] <= last[1]) last[1] = Math.max(last[1], time[1])
    else joined.push(time)
  }
  return joined
}

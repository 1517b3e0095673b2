/**
 * How many days somebody waits for the next free appointment, on average over those who ask on one of `count` dates from `from` on: 0 means
 * that there is one on every date. `freeDays` are the dates with a free appointment, ascending. Whoever finds none by `lastDay` counts as
 * waiting until the day after it; null: nobody finds any.
 */
export function averageWait(
  freeDays: readonly number[],
  { from, count, lastDay }: { from: number; count: number; lastDay: number },
): number | null {
  const ahead = freeDays.filter((day) => day >= from)
  if (ahead.length === 0) return null
  let sum = 0
  let next = 0
  for (let day = from; day < from + count; day++) {
    while (next < ahead.length && ahead[next]! < day) next++
    sum += Math.max(0, (ahead[next] ?? lastDay + 1) - day)
  }
  return sum / count
}

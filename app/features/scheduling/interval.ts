/**
 * Sets of whole minutes as flat pairs `[from, to, from, to, …]`: half-open, ascending, neither touching nor overlapping.
 * Flat numbers, because a search over fifty people for a month handles some ten thousand of them.
 */
export type Intervals = readonly number[]

/** Sorts, merges touching and overlapping pairs and drops empty ones; `pairs` may be in any order. */
export function toIntervals(pairs: readonly number[]): Intervals {
  if (isTidy(pairs)) return pairs
  const order: number[] = []
  for (let i = 0; i < pairs.length; i += 2) if (pairs[i]! < pairs[i + 1]!) order.push(i)
  order.sort((a, b) => pairs[a]! - pairs[b]!)
  const merged: number[] = []
  for (const i of order) {
    const last = merged.length - 1
    if (last > 0 && pairs[i]! <= merged[last]!) merged[last] = Math.max(merged[last]!, pairs[i + 1]!)
    else merged.push(pairs[i]!, pairs[i + 1]!)
  }
  return merged
}

/** The minutes of `from` that are not in `taken`. */
export function subtract(from: Intervals, taken: Intervals): Intervals {
  if (taken.length === 0) return from
  const rest: number[] = []
  let next = 0
  for (let i = 0; i < from.length; i += 2) {
    let start = from[i]!
    const end = from[i + 1]!
    while (next < taken.length && taken[next + 1]! <= start) next += 2
    for (let t = next; t < taken.length && taken[t]! < end; t += 2) {
      if (taken[t]! > start) rest.push(start, taken[t]!)
      start = Math.max(start, taken[t + 1]!)
    }
    if (start < end) rest.push(start, end)
  }
  return rest
}

/** Moves every start by `atStart` minutes and every end by `atEnd` minutes; ranges that become empty vanish. */
export function stretch(intervals: Intervals, atStart: number, atEnd: number): Intervals {
  const moved: number[] = []
  for (let i = 0; i < intervals.length; i += 2) moved.push(intervals[i]! + atStart, intervals[i + 1]! + atEnd)
  return toIntervals(moved)
}

function isTidy(pairs: readonly number[]): boolean {
  for (let i = 1; i < pairs.length; i++) if (pairs[i]! <= pairs[i - 1]!) return false
  return true
}

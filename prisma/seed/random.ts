export type Random = {
  /** In [0, 1). */
  next(): number
  pick<T>(items: readonly T[]): T
  chance(share: number): boolean
  between(from: number, to: number): number
}

/** The same sequence for the same seed on every machine (mulberry32), so that the demo looks alike everywhere. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    pick: (items) => items[Math.floor(next() * items.length)]!,
    chance: (share) => next() < share,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
  }
}

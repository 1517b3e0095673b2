import type { Intervals } from './interval.ts'

/** Somebody who is free at the start in question. */
export type Candidate = {
  resourceId: string
  /** What is taken on the local date of the start, in minutes and with buffers. */
  bookedMinutes: number
  /** Rises with every assignment; null: never had one. */
  lastAssignment: number | null
}

/** Fair among equals: who has least on that date comes first, among those who has waited longest for an assignment. */
export function rankCandidates(candidates: readonly Candidate[]): string[] {
  const ranked = [...candidates].sort(
    (a, b) => a.bookedMinutes - b.bookedMinutes || (a.lastAssignment ?? 0) - (b.lastAssignment ?? 0),
  )
  return ranked.map(({ resourceId }) => resourceId)
}

/** How many minutes of `[from, to)` are taken. */
export function countMinutes(taken: Intervals, from: number, to: number): number {
  let minutes = 0
  for (let i = 0; i < taken.length; i += 2)
    minutes += Math.max(0, Math.min(taken[i + 1]!, to) - Math.max(taken[i]!, from))
  return minutes
}

import type { Intervals } from './interval.ts'

/** Somebody who is free at the start in question. */
export type Candidate = {
  resourceId: string
  /** What is taken on the local date of the start, in minutes and with buffers. */
  bookedMinutes: number
  /** Rises with every assignment; null: never had one. */
  lastAssignment: number | null
  /** ISO 639 codes. */
  languages?: readonly string[]
}

/** What goes before fairness: who had the person last time, or the appointment until now, and then who speaks the person's language. */
export type Preferences = { resourceIds?: readonly string[]; language?: string | null }

/** Fair among equals: who has least on that date comes first, among those who has waited longest for an assignment. */
export function rankCandidates(
  candidates: readonly Candidate[],
  { resourceIds = [], language }: Preferences = {},
): string[] {
  const isKnown = ({ resourceId }: Candidate) => Number(resourceIds.includes(resourceId))
  const speaks = ({ languages = [] }: Candidate) => Number(language ? languages.includes(language) : false)
  const ranked = [...candidates].sort(
    (a, b) =>
      isKnown(b) - isKnown(a) ||
      speaks(b) - speaks(a) ||
      a.bookedMinutes - b.bookedMinutes ||
      (a.lastAssignment ?? 0) - (b.lastAssignment ?? 0),
  )
  return ranked.map(({ resourceId }) => resourceId)
}

/** A need with those who could serve it, best first. */
export type RankedTeam = { count: number; resourceIds: readonly string[] }

/**
 * Sets that serve every need, the best of each first. The next sets take the next in rank, so that each of those who are free is in one of
 * them; a rival who takes one of a set leaves others.
 */
export function buildSets(teams: readonly RankedTeam[]): string[][] {
  if (teams.length === 0 || teams.some(({ count, resourceIds }) => resourceIds.length < count)) return []
  const [only] = teams
  if (teams.length === 1 && only!.count === 1) return only!.resourceIds.map((id) => [id])
  const rounds = Math.max(...teams.map(({ resourceIds }) => resourceIds.length))
  const sets = Array.from({ length: rounds }, (_, round) =>
    teams.flatMap(({ count, resourceIds }) =>
      Array.from({ length: count }, (_, place) => resourceIds[(round + place) % resourceIds.length]!),
    ),
  )
  return sets
}

/** How many minutes of `[from, to)` are taken. */
export function countMinutes(taken: Intervals, from: number, to: number): number {
  let minutes = 0
  for (let i = 0; i < taken.length; i += 2)
    minutes += Math.max(0, Math.min(taken[i + 1]!, to) - Math.max(taken[i]!, from))
  return minutes
}

import type { VisitShape } from './slots.ts'

/** A service of a visit and for how many persons; the rules are the service's own. */
export type VisitPart = {
  persons: number
  durationMinutes: number
  extraPersonMinutes: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  gridMinutes: number
  leadTimeMinutes: number
  horizonDays: number
}

export type VisitRules = { shape: VisitShape; gridMinutes: number; leadTimeMinutes: number; horizonDays: number }

/** At most so many services in one appointment. */
export const MAX_SERVICES = 5

/** Minutes of one service: every person after the first adds the service's extra minutes. */
export function partMinutes({
  durationMinutes,
  extraPersonMinutes,
  persons,
}: Pick<VisitPart, 'durationMinutes' | 'extraPersonMinutes' | 'persons'>): number {
  return durationMinutes + (persons - 1) * extraPersonMinutes
}

/**
 * The rules of one visit for several services, done one after the other: the durations add up, the largest buffers and lead time and the
 * shortest horizon hold, and the grid is the first service's. At least one part.
 */
export function visitRules(parts: readonly VisitPart[]): VisitRules {
  const most = (value: (part: VisitPart) => number) => Math.max(...parts.map(value))
  return {
    shape: {
      durationMinutes: parts.reduce((sum, part) => sum + partMinutes(part), 0),
      bufferBeforeMinutes: most((part) => part.bufferBeforeMinutes),
      bufferAfterMinutes: most((part) => part.bufferAfterMinutes),
    },
    gridMinutes: parts[0]!.gridMinutes,
    leadTimeMinutes: most((part) => part.leadTimeMinutes),
    horizonDays: Math.min(...parts.map((part) => part.horizonDays)),
  }
}

/** Whether one appointment may be for these services together, each for so many persons. */
export function mayCombine(
  parts: readonly {
    serviceId: string
    departmentId: string
    persons: number
    maxPersons: number
    combinable: boolean
  }[],
): boolean {
  const [first] = parts
  if (!first || parts.length > MAX_SERVICES || new Set(parts.map((part) => part.serviceId)).size < parts.length)
    return false
  return parts.every(
    ({ departmentId, persons, maxPersons, combinable }) =>
      persons >= 1 &&
      persons <= maxPersons &&
      departmentId === first.departmentId &&
      (combinable || parts.length === 1),
  )
}

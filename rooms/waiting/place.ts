/** Whoever comes later than this after the start of the appointment has no claim to its time any more. */
export const LATE_AFTER_MINUTES = 10

/** Instants in milliseconds of the epoch, so that a browser can order too. */
export type PlaceFacts = { startsAt: number; arrivedAt: number | null; placedAt: number | null }

/**
 * The published rule of the line: a place is the time of the appointment. Coming early does not better it. Who comes more than ten minutes
 * late is placed by arrival instead, behind everybody whose time that was; who was called back and returned after the time of grace is
 * placed by the return. Nobody's place is ever better than the own appointment time.
 */
export function placeTime({ startsAt, arrivedAt, placedAt }: PlaceFacts): number {
  const isLate = arrivedAt !== null && arrivedAt > startsAt + LATE_AFTER_MINUTES * 60_000
  return Math.max(startsAt, isLate ? arrivedAt : startsAt, placedAt ?? startsAt)
}

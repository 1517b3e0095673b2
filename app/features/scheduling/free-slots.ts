import { fromEpochMinute } from './local-date.ts'
import { offsetSpans } from './wall-clock.ts'

/** A start at which an offering can be had. */
export type Slot = {
  /** Minutes since 1970-01-01T00:00Z; `slotInstant` gives the instant. */
  start: number
  /** What the office's clock is ahead of UTC at the start, in minutes: tells the two passes of an autumn hour apart. */
  offset: number
  /** How many resources are free. */
  free: number
  /** Which ones, in the order they were given; only when names were asked for. */
  resourceIds?: readonly string[]
}

/** The ascending starts of one resource. */
export type ResourceStarts = { resourceId: string; starts: readonly number[] }

/** Brings the starts of several resources together: one slot a start, ascending. Names cost time and are left out unless asked for. */
export function combineStarts(
  resources: readonly ResourceStarts[],
  timeZone: string,
  names: 'with names' | 'count only',
): Slot[] {
  const some = resources.filter(({ starts }) => starts.length > 0)
  if (some.length === 0) return []
  const first = Math.min(...some.map(({ starts }) => starts[0]!))
  const last = Math.max(...some.map(({ starts }) => starts.at(-1)!))
  const free = new Uint16Array(last - first + 1)
  for (const { starts } of some) for (const start of starts) free[start - first]!++
  const slots: Slot[] = []
  for (const span of offsetSpans(timeZone, first, last + 1)) {
    for (let start = span.from; start < span.to; start++) {
      const count = free[start - first]!
      if (count > 0) slots.push({ start, offset: span.offset, free: count })
    }
  }
  return names === 'with names' ? addNames(slots, some) : slots
}

function addNames(slots: readonly Slot[], resources: readonly ResourceStarts[]): Slot[] {
  const idsAt = new Map<number, string[]>(slots.map(({ start }) => [start, []]))
  for (const { resourceId, starts } of resources) for (const start of starts) idsAt.get(start)!.push(resourceId)
  return slots.map((slot) => ({ ...slot, resourceIds: idsAt.get(slot.start)! }))
}

export function slotInstant(slot: Slot): Temporal.Instant {
  return fromEpochMinute(slot.start)
}

/** Local date of the start as days since 1970-01-01. */
export function slotDay(slot: Slot): number {
  return Math.floor((slot.start + slot.offset) / 1440)
}

/** Local start as ISO 8601 with offset, `2027-10-31T02:30:00+01:00`. */
export function formatSlotStart(slot: Slot): string {
  const local = new Date((slot.start + slot.offset) * 60_000).toISOString().slice(0, 19)
  const minutes = Math.abs(slot.offset)
  return `${local}${slot.offset < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

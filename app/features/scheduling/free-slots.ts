import { fromEpochMinute } from './local-date.ts'
import { type OffsetSpan, offsetSpans } from './wall-clock.ts'

/** A start at which an offering can be had, and who is free for it. */
export type Slot = {
  /** Minutes since 1970-01-01T00:00Z; `slotInstant` gives the instant. */
  start: number
  /** What the office's clock is ahead of UTC at the start, in minutes: tells the two passes of an autumn hour apart. */
  offset: number
  free: number
  resourceIds: readonly string[]
}

/** The ascending starts of one resource. */
export type ResourceStarts = { resourceId: string; starts: readonly number[] }

/** Brings the starts of several resources together: one slot a start, ascending, resources in the order given. */
export function combineStarts(resources: readonly ResourceStarts[], timeZone: string): Slot[] {
  const first = Math.min(...resources.map(({ starts }) => starts[0] ?? Number.POSITIVE_INFINITY))
  const last = Math.max(...resources.map(({ starts }) => starts.at(-1) ?? Number.NEGATIVE_INFINITY))
  if (first > last) return []
  const freeAt: (string[] | undefined)[] = new Array(last - first + 1)
  for (const { resourceId, starts } of resources) {
    for (const start of starts) {
      const free = freeAt[start - first]
      if (free) free.push(resourceId)
      else freeAt[start - first] = [resourceId]
    }
  }
  return toSlots(freeAt, first, offsetSpans(timeZone, first, last + 1))
}

function toSlots(freeAt: (string[] | undefined)[], first: number, spans: readonly OffsetSpan[]): Slot[] {
  const slots: Slot[] = []
  for (const span of spans) {
    for (let start = span.from; start < span.to; start++) {
      const resourceIds = freeAt[start - first]
      if (resourceIds) slots.push({ start, offset: span.offset, free: resourceIds.length, resourceIds })
    }
  }
  return slots
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

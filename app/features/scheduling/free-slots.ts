import { fromEpochMinute } from './local-date.ts'
import { offsetSpans } from './wall-clock.ts'

/** A start at which an offering can be had. */
export type Slot = {
  /** Minutes since 1970-01-01T00:00Z; `slotInstant` gives the instant. */
  start: number
  /** What the office's clock is ahead of UTC at the start, in minutes: tells the two passes of an autumn hour apart. */
  offset: number
  /** How many resources are free, or where a visit takes several, how often it could be had at once. */
  free: number
  /** Which ones, in the order they were given; only when names were asked for. */
  resourceIds?: readonly string[]
}

/** The ascending starts of one resource. */
export type ResourceStarts = { resourceId: string; starts: readonly number[] }

/** Those who serve one need of a visit, and how many of them it takes at once. */
export type Team = { count: number; members: readonly ResourceStarts[] }

/**
 * Brings the starts of several resources together: one slot a start, ascending, wherever every team has enough members free; `free` says how
 * often. Names cost time and are left out unless asked for.
 */
export function combineStarts(teams: readonly Team[], timeZone: string, names: 'with names' | 'count only'): Slot[] {
  const [lead, ...others] = teams.map(({ count, members }) => ({ count, starts: members.map(({ starts }) => starts) }))
  const some = lead?.starts.filter((starts) => starts.length > 0) ?? []
  if (!lead || some.length === 0) return []
  const first = Math.min(...some.map((starts) => starts[0]!))
  const last = Math.max(...some.map((starts) => starts.at(-1)!))
  const free = countFree(lead, first, last)
  for (const team of others)
    countFree(team, first, last).forEach((count, i) => {
      free[i] = Math.min(free[i]!, count)
    })
  const slots: Slot[] = []
  for (const span of offsetSpans(timeZone, first, last + 1)) {
    for (let start = span.from; start < span.to; start++) {
      const count = free[start - first]!
      if (count > 0) slots.push({ start, offset: span.offset, free: count })
    }
  }
  return names === 'with names' ? addNames(slots, teams) : slots
}

/** For each minute of `[first, last]` how often the team is free there. */
function countFree(
  team: { count: number; starts: readonly (readonly number[])[] },
  first: number,
  last: number,
): Uint16Array {
  const free = new Uint16Array(last - first + 1)
  for (const starts of team.starts)
    for (const start of starts) if (start >= first && start <= last) free[start - first]!++
  return team.count === 1 ? free : free.map((members) => Math.floor(members / team.count))
}

function addNames(slots: readonly Slot[], teams: readonly Team[]): Slot[] {
  const idsAt = new Map<number, string[]>(slots.map(({ start }) => [start, []]))
  for (const { members } of teams)
    for (const { resourceId, starts } of members) for (const start of starts) idsAt.get(start)?.push(resourceId)
  return slots.map((slot) => ({ ...slot, resourceIds: idsAt.get(slot.start)! }))
}

/** The slots of several modes in one row; of a start in several modes the one with most people free. */
export function uniteSlots(lists: readonly (readonly Slot[])[]): readonly Slot[] {
  const [first = [], ...others] = new Set(lists)
  if (others.length === 0) return first
  const best = new Map<number, Slot>()
  for (const slot of [first, ...others].flat())
    if (slot.free > (best.get(slot.start)?.free ?? 0)) best.set(slot.start, slot)
  return [...best.values()].sort((a, b) => a.start - b.start)
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

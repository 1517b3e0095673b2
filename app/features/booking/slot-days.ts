import type { OfferingSlots } from '#app/features/scheduling/queries.server.ts'
import type { Mode } from './types.ts'

export const DAY_TIMES = { all: [0, 1440], morning: [0, 720], afternoon: [720, 1440], late: [960, 1440] } as const
export type DayTime = keyof typeof DAY_TIMES

export type SlotWish = { mode: Mode; officeId: string | null; dayTime: DayTime }

/** One time that can be picked. `at`: ISO instant. */
export type Tile = { at: string; offeringId: string; officeId: string; zone: string }

/** `day`: days since 1970-01-01 on the office's calendar. */
export type SlotDay = { day: number; tiles: Tile[] }

/**
 * The slots that meet a wish, by local date and ascending. At the same time at several offices the one with most people free is offered.
 */
export function groupByDay(found: readonly OfferingSlots[], wish: SlotWish): SlotDay[] {
  const [from, to] = DAY_TIMES[wish.dayTime]
  const days = new Map<number, Map<number, { free: number; tile: () => Tile }>>()
  for (const { offeringId, officeId, slotsByMode, timeZone } of found) {
    if (wish.officeId && wish.officeId !== officeId) continue
    for (const slot of slotsByMode[wish.mode] ?? []) {
      const local = slot.start + slot.offset
      const day = Math.floor(local / 1440)
      if (local - day * 1440 < from || local - day * 1440 >= to) continue
      const times = days.get(day) ?? new Map()
      if (times.size === 0) days.set(day, times)
      if ((times.get(slot.start)?.free ?? 0) >= slot.free) continue
      times.set(slot.start, {
        free: slot.free,
        tile: () => ({ at: isoMinute(slot.start), offeringId, officeId, zone: timeZone }),
      })
    }
  }
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, times]) => ({ day, tiles: [...times].sort(([a], [b]) => a - b).map(([, { tile }]) => tile()) }))
}

const MAX_DAYS = 4
/** As many times as can be looked through; a day is never cut. */
const MAX_TILES = 150

/** Parts of a long day, in minutes of the local day. */
export const DAY_PARTS = { night: 6 * 60, morning: 12 * 60, afternoon: 17 * 60, evening: 24 * 60 } as const
export type DayPart = keyof typeof DAY_PARTS
const LONG_DAY_TILES = 30

/** A day with very many times in parts that can be opened one by one; an ordinary day in none. */
export function splitLongDay(day: SlotDay, localMinute: (tile: Tile) => number): { part: DayPart; tiles: Tile[] }[] {
  if (day.tiles.length <= LONG_DAY_TILES) return []
  const parts = Object.entries(DAY_PARTS) as [DayPart, number][]
  return parts
    .map(([part, end], index) => {
      const start = parts[index - 1]?.[1] ?? 0
      return { part, tiles: day.tiles.filter((tile) => localMinute(tile) >= start && localMinute(tile) < end) }
    })
    .filter(({ tiles }) => tiles.length > 0)
}

/** The days from the start that fit on one page: at least one. */
export function firstDays(days: readonly SlotDay[]): SlotDay[] {
  let tiles = 0
  return days.slice(0, MAX_DAYS).filter((day, index) => {
    tiles += day.tiles.length
    return index === 0 || tiles <= MAX_TILES
  })
}

/** The days up to the end that fit on one page: at least one. */
export function lastDays(days: readonly SlotDay[]): SlotDay[] {
  return firstDays(days.toReversed()).toReversed()
}

/** The earliest local date per mode on which something is free, for all offices or one. */
export function firstDayOfModes(
  found: readonly OfferingSlots[],
  officeId: string | null,
): Partial<Record<Mode, number>> {
  const first: Partial<Record<Mode, number>> = {}
  for (const offering of found) {
    if (officeId && officeId !== offering.officeId) continue
    for (const mode of offering.modes) {
      const slot = offering.slotsByMode[mode]?.[0]
      const day = slot && Math.floor((slot.start + slot.offset) / 1440)
      if (day !== undefined) first[mode] = Math.min(first[mode] ?? day, day)
    }
  }
  return first
}

/** The `count` tiles nearest in time to `wanted`, in order of time; the wanted time itself is not among them. */
export function nearestTiles(days: readonly SlotDay[], wanted: string, count: number): Tile[] {
  const distance = (tile: Tile) => Math.abs(Date.parse(tile.at) - Date.parse(wanted))
  return days
    .flatMap(({ tiles }) => tiles)
    .filter((tile) => distance(tile) > 0)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, count)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

function isoMinute(minute: number): string {
  return new Date(minute * 60_000).toISOString().replace('.000Z', 'Z')
}

import type { Slot } from '#app/features/scheduling/free-slots.ts'
import { slotDay } from '#app/features/scheduling/free-slots.ts'
import { weekdayOf } from '#app/features/scheduling/local-date.ts'

/** Free appointments of one week, each start counted once for everybody who is free then. `week`: its Monday as days since 1970-01-01. */
export type WeekChange = { week: number; appear: number; vanish: number }

/** What comes and what goes, by week, weeks without a change left out. */
export function compareSlots(before: readonly Slot[], after: readonly Slot[]): WeekChange[] {
  const free = new Map<number, { day: number; change: number }>()
  for (const slot of after) free.set(slot.start, { day: slotDay(slot), change: slot.free })
  for (const slot of before) {
    const change = (free.get(slot.start)?.change ?? 0) - slot.free
    free.set(slot.start, { day: slotDay(slot), change })
  }
  return sumByWeek([...free.values()])
}

function sumByWeek(changes: readonly { day: number; change: number }[]): WeekChange[] {
  const weeks = new Map<number, WeekChange>()
  for (const { day, change } of changes) {
    if (change === 0) continue
    const week = day - weekdayOf(day) + 1
    const sum = weeks.get(week) ?? { week, appear: 0, vanish: 0 }
    if (change > 0) sum.appear += change
    else sum.vanish -= change
    weeks.set(week, sum)
  }
  return [...weeks.values()].sort((a, b) => a.week - b.week)
}

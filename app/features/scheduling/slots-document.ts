import { formatSlotStart } from './free-slots.ts'
import type { Mode } from './offering.ts'
import type { OfferingSlots } from './queries.server.ts'

/** What `GET /api/v1/offerings/{id}/slots` answers. */
export type SlotsDocument = {
  offering: string
  timeZone: string
  /** The dates asked for, `YYYY-MM-DD`. */
  from: string
  to: string
  /** Ascending by start. `start`: ISO 8601 with the office's offset. `resources`: source ids, only when asked for. */
  slots: { start: string; mode: Mode; free: number; resources?: string[] }[]
}

/** One entry a start and mode. The same people serve the modes of an offering, so `free` counts them once a start, not once an entry. */
export function slotsDocument(
  found: OfferingSlots,
  asked: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): SlotsDocument {
  const { sourceIds } = found
  const lists = found.modes.map((mode) => {
    const slots = found.slotsByMode[mode] ?? []
    return { mode, at: slots === found.slots ? null : new Map(slots.map((slot) => [slot.start, slot])) }
  })
  return {
    offering: found.offeringId,
    timeZone: found.timeZone,
    from: asked.from.toString(),
    to: asked.to.toString(),
    slots: found.slots.flatMap((any) => {
      const start = formatSlotStart(any)
      return lists.flatMap(({ mode, at }) => {
        const slot = at ? at.get(any.start) : any
        const resources = sourceIds && slot?.resourceIds?.map((id) => sourceIds.get(id) ?? id)
        return slot ? [{ start, mode, free: slot.free, ...(resources && { resources }) }] : []
      })
    }),
  }
}

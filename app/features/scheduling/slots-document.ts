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

/** One entry a start and mode. The same people serve every mode of an offering, so `free` counts them once a start, not once an entry. */
export function slotsDocument(
  found: OfferingSlots,
  asked: { from: Temporal.PlainDate; to: Temporal.PlainDate; mode?: Mode | undefined },
): SlotsDocument {
  const modes = asked.mode ? [asked.mode] : found.modes
  const { sourceIds } = found
  return {
    offering: found.offeringId,
    timeZone: found.timeZone,
    from: asked.from.toString(),
    to: asked.to.toString(),
    slots: found.slots.flatMap((slot) => {
      const start = formatSlotStart(slot)
      const resources = sourceIds && slot.resourceIds?.map((id) => sourceIds.get(id) ?? id)
      return modes.map((mode) => ({ start, mode, free: slot.free, ...(resources && { resources }) }))
    }),
  }
}

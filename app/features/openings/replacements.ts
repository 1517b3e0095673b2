import type { Slot } from '#app/features/scheduling/free-slots.ts'
import type { VisitShape } from '#app/features/scheduling/slots.ts'

/** An appointment that needs another time, in epoch minutes. */
export type Displaced = { appointmentId: string; officeId: string; start: number; shape: VisitShape }

/** The free starts of one office with the names of who is free, for the same service and mode. */
export type OfficeSlots = { offeringId: string; officeId: string; slots: readonly Slot[] }

/** `resourceId`: whoever receives the visit then, so that two proposals never count on the same person. */
export type Replacement = { offeringId: string; officeId: string; start: number; resourceId: string }

/**
 * Gives every displaced appointment another time, those that start first before others: at the same office if there is one, and of its times
 * the nearest, the later of two that are equally near. `taken` remembers what was given to whom, `[from, to)` by resource, so that several
 * calls with the same map do not give away a time twice. Whether the time can really be had is the word of the search when it is taken.
 */
export function placeAnew(
  displaced: readonly Displaced[],
  offices: readonly OfficeSlots[],
  taken: Map<string, [from: number, to: number][]>,
): Map<string, Replacement> {
  const found = new Map<string, Replacement>()
  for (const one of [...displaced].sort((a, b) => a.start - b.start)) {
    const ordered = [...offices].sort((a, b) => rank(a, one) - rank(b, one))
    for (const office of ordered) {
      const place = takeNearest(one, office.slots, taken)
      if (place === null) continue
      found.set(one.appointmentId, { offeringId: office.offeringId, officeId: office.officeId, ...place })
      break
    }
  }
  return found
}

function rank(office: OfficeSlots, { officeId }: Displaced): number {
  return office.officeId === officeId ? 0 : 1
}

/** Walks outwards from the old start, so that only the starts near it are looked at. */
function takeNearest(
  one: Displaced,
  slots: readonly Slot[],
  taken: Map<string, [from: number, to: number][]>,
): Pick<Replacement, 'start' | 'resourceId'> | null {
  let later = firstAtOrAfter(slots, one.start)
  let earlier = later - 1
  while (earlier >= 0 || later < slots.length) {
    const [before, after] = [slots[earlier], slots[later]]
    const goesLater =
      after !== undefined && (before === undefined || after.start - one.start <= one.start - before.start)
    const slot = goesLater ? after : before!
    if (goesLater) later++
    else earlier--
    const resourceId = slot.start === one.start ? null : take(slot, one.shape, taken)
    if (resourceId) return { start: slot.start, resourceId }
  }
  return null
}

/** Takes the first resource that has not been given away at that time, and answers it. */
function take(slot: Slot, shape: VisitShape, taken: Map<string, [from: number, to: number][]>): string | null {
  const from = slot.start - shape.bufferBeforeMinutes
  const to = slot.start + shape.durationMinutes + shape.bufferAfterMinutes
  const free = (slot.resourceIds ?? []).filter((id) => !taken.get(id)?.some(([start, end]) => start < to && from < end))
  const given = (slot.resourceIds?.length ?? 0) - free.length
  const [resourceId] = free
  if (!resourceId || given >= slot.free) return null
  taken.set(resourceId, [...(taken.get(resourceId) ?? []), [from, to]])
  return resourceId
}

function firstAtOrAfter(slots: readonly Slot[], start: number): number {
  let low = 0
  let high = slots.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (slots[middle]!.start < start) low = middle + 1
    else high = middle
  }
  return low
}

import { bookingWindow } from './booking-window.ts'
import { combineStarts, type Slot } from './free-slots.ts'
import type { Offering } from './offering.ts'
import { officeDays } from './office-days.ts'
import { type Agenda, cutStarts, type SlotQuestion } from './slots.ts'

/** A resource that can do the offerings named, and when. */
export type ResourceAgenda = { resourceId: string; sourceId: string; offeringIds: readonly string[]; agenda: Agenda }

/** Local dates as days since 1970-01-01, both included. */
export type DayRange = { from: number; to: number }

/** The part of `range` in which the offering can be booked at all, or null. */
export function askSlots(offering: Offering, range: DayRange, now: Temporal.Instant): SlotQuestion | null {
  const { earliest, lastDay } = bookingWindow(
    offering.office.timeZone,
    now,
    offering.leadTimeMinutes,
    offering.horizonDays,
  )
  // no zone is a whole day ahead of UTC or behind it
  const firstDay = Math.max(range.from, Math.floor(earliest / 1440) - 1)
  const question = {
    earliest,
    firstDay,
    lastDay: Math.min(range.to, lastDay),
    gridMinutes: offering.gridMinutes,
    shape: offering.shape,
  }
  return question.firstDay <= question.lastDay ? question : null
}

/** Epoch minutes outside which no absence and no allocation can matter to the question, whatever the zone. */
export function minutesToRead(question: SlotQuestion): { from: number; to: number } {
  const { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes } = question.shape
  return {
    from: (question.firstDay - 1) * 1440 - bufferBeforeMinutes,
    to: (question.lastDay + 2) * 1440 + durationMinutes + bufferAfterMinutes,
  }
}

/** The slots of one offering over the resources that can do it. */
export function searchSlots(
  offering: Offering,
  question: SlotQuestion,
  resources: readonly ResourceAgenda[],
  names: 'with names' | 'count only',
): Slot[] {
  // a visit of up to 24 hours that begins on the last date may reach into the second date after it, when one between has 23 hours
  const days = officeDays(offering.office, question.firstDay, question.lastDay + 2)
  const able = resources.filter(({ offeringIds }) => offeringIds.includes(offering.id))
  const starts = able.map(({ resourceId, agenda }) => ({ resourceId, starts: cutStarts(days, agenda, question) }))
  return combineStarts(starts, offering.office.timeZone, names)
}

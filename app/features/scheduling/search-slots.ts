import type { ResourceAgenda } from './agenda-row.ts'
import { bookingWindow } from './booking-window.ts'
import { combineStarts, type Slot } from './free-slots.ts'
import type { Mode, Offering } from './offering.ts'
import { officeDays } from './office-days.ts'
import type { Channel } from './quota.ts'
import { type Need, serves } from './requirements.ts'
import { cutStarts, type SlotQuestion, type VisitShape } from './slots.ts'
import type { LocalDay } from './wall-clock.ts'

/** Local dates as days since 1970-01-01, both included. */
export type DayRange = { from: number; to: number }

/** Who asks, when, and for how long instead of the services' own time. */
export type Asker = { now: Temporal.Instant; channel: Channel; shape?: VisitShape | null }

/** The part of `range` in which the offering can be booked at all, or null. */
export function askSlots(offering: Offering, range: DayRange, { now, shape }: Asker): SlotQuestion | null {
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
    shape: shape ?? offering.shape,
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

/** The question for one mode and channel, so that limited openings and quotas count. */
export function wantMode(
  question: SlotQuestion,
  offering: Offering,
  mode: Mode,
  { now, channel }: Asker,
): SlotQuestion {
  const clock = { timeZone: offering.office.timeZone, now: Number(now.epochNanoseconds) / 60e9 }
  return { ...question, wanted: { offeringIds: offering.offeringIds, mode, channel, ...clock } }
}

/** The slots of one offering over the resources that can do it. */
export function searchSlots(
  offering: Offering,
  question: SlotQuestion,
  resources: readonly ResourceAgenda[],
  names: 'with names' | 'count only',
): Slot[] {
  const days = daysToLookAt(offering, question)
  const teams = offering.needs.map((need, index) => {
    const asked = questionOf(index, question)
    const members = ableFor(offering, need, resources).map(({ resourceId, agenda }) => ({
      resourceId,
      starts: cutStarts(days, agenda, asked),
    }))
    return { count: need.count, members }
  })
  return combineStarts(teams, offering.office.timeZone, names)
}

/**
 * The dates of the question and those that a visit may reach into: one of up to 24 hours that begins on the last date may do so into the
 * second date after it, when one between has 23 hours.
 */
export function daysToLookAt({ office }: Offering, { firstDay, lastDay, shape }: SlotQuestion): LocalDay[] {
  return officeDays(office, firstDay, lastDay + 2 + Math.floor(shape.durationMinutes / 1441))
}

/** Those who can do all offerings of the visit and serve the need. */
export function ableFor(offering: Offering, need: Need, resources: readonly ResourceAgenda[]): ResourceAgenda[] {
  return resources.filter(
    (resource) => serves(resource, need) && offering.offeringIds.every((id) => resource.offeringIds.includes(id)),
  )
}

/** The grid is that of those who receive, the first need; who or what comes along only has to be free. */
export function questionOf(need: number, question: SlotQuestion): SlotQuestion {
  return need === 0 ? question : { ...question, gridMinutes: 1 }
}

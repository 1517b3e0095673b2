import ICAL from 'ical.js'
import { instantOf, readTime } from './calendar-times.ts'
import type { BusyTime } from './join-times.ts'

const DAY = 86_400_000

export type EventLength = { milliseconds: number; end(start: number): number }

/** When an event takes place, or the first time it does; null without a start. */
export function timeOf(event: ICAL.Component, zone: string): BusyTime | null {
  const start = readTime(event, 'dtstart', zone)
  return start ? [start.at, lengthOf(event, zone).end(start.at)] : null
}

/** How long an event lasts: whole days as days, so that those on which the clock changes fit, everything else as time that passes. */
export function lengthOf(event: ICAL.Component, zone: string): EventLength {
  const { startDate, endDate, duration } = new ICAL.Event(event)
  const start = readTime(event, 'dtstart', zone)
  if (!start) return { milliseconds: 0, end: (at) => at }
  if (startDate.isDate) {
    const days = Math.max(1, Math.round((endDate.toJSDate().getTime() - startDate.toJSDate().getTime()) / DAY))
    return { milliseconds: days * DAY, end: (at) => addDays(at, days, zone) }
  }
  const end = readTime(event, 'dtend', zone)?.at
  const milliseconds = Math.max(0, end === undefined ? duration.toSeconds() * 1000 : end - start.at)
  return { milliseconds, end: (at) => at + milliseconds }
}

/** What EXDATE drops: instants, and local dates where a program wrote those. */
export function droppedBy(master: ICAL.Component, zone: string): Set<number | string> {
  const found = new Set<number | string>()
  for (const property of master.getAllProperties('exdate'))
    for (const time of property.getValues())
      if (time instanceof ICAL.Time) found.add(time.isDate ? time.toString() : instantOf(property, time, zone))
  return found
}

/** The periods of published free/busy time that are not free. */
export function freeBusyTimes(part: ICAL.Component, zone: string): BusyTime[] {
  return part
    .getAllProperties('freebusy')
    .filter((property) => String(property.getParameter('fbtype') ?? 'BUSY').toUpperCase() !== 'FREE')
    .flatMap((property) => {
      const periods = property.getValues().filter((value) => value instanceof ICAL.Period)
      return periods.map(
        (period): BusyTime => [instantOf(property, period.start, zone), instantOf(property, period.getEnd(), zone)],
      )
    })
}

/** Whether an event takes its owner's time: not cancelled, not marked as free, not declined by one of `addresses` (in small letters). */
export function takesTime(event: ICAL.Component, addresses: readonly string[]): boolean {
  const value = (name: string) => String(event.getFirstPropertyValue(name) ?? '').toUpperCase()
  if (value('status') === 'CANCELLED' || value('transp') === 'TRANSPARENT') return false
  if (value('x-microsoft-cdo-busystatus') === 'FREE') return false
  return !event.getAllProperties('attendee').some((attendee) => {
    const address = String(attendee.getFirstValue())
      .replace(/^mailto:/i, '')
      .toLowerCase()
    return String(attendee.getParameter('partstat')).toUpperCase() === 'DECLINED' && addresses.includes(address)
  })
}

function addDays(at: number, days: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).add({ days }).epochMilliseconds
}

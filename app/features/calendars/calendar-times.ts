import ICAL from 'ical.js'
import { vtimezone } from './vtimezone.ts'
import { ianaZone } from './zone-names.ts'

/**
 * Describes the zones that a calendar names without describing them, as far as the name is known; otherwise the end of a recurrence, which
 * is written in UTC, would be compared with wall-clock times.
 */
export function addMissingZones(calendar: ICAL.Component, around: number): void {
  const described = new Set(calendar.getAllSubcomponents('vtimezone').map((zone) => zone.getFirstPropertyValue('tzid')))
  const named = new Set(
    calendar
      .getAllSubcomponents('vevent')
      .flatMap((event) => event.getAllProperties().flatMap((property) => property.getParameter('tzid') ?? [])),
  )
  for (const tzid of named) {
    const zone = typeof tzid === 'string' && !described.has(tzid) ? ianaZone(tzid) : null
    if (!zone) continue
    const component = ICAL.Component.fromString(vtimezone(zone, Temporal.Instant.fromEpochMilliseconds(around)))
    component.updatePropertyWithValue('tzid', tzid)
    calendar.addSubcomponent(component)
  }
}

export type ReadTime = {
  /** Epoch milliseconds. */
  at: number
  /** The same for another time in the same zone, as recurrences give them. */
  of(time: ICAL.Time): number
}

/** A property of an event as an instant; null when it is not there. Whole days begin at midnight in `zone`, as do times without a zone. */
export function readTime(event: ICAL.Component, name: string, zone: string): ReadTime | null {
  const property = event.getFirstProperty(name)
  const time = property?.getFirstValue()
  if (!property || !(time instanceof ICAL.Time)) return null
  return { at: instantOf(property, time, zone), of: (other) => instantOf(property, other, zone) }
}

/**
 * A time of this property, or another one in its zone, in epoch milliseconds. The system's own tables know a zone better than the copy in a
 * file; that copy counts for names that nobody else knows.
 */
export function instantOf(property: ICAL.Property, time: ICAL.Time, zone: string): number {
  if (!time.isDate && time.zone === ICAL.Timezone.utcTimezone) return time.toUnixTime() * 1000
  const tzid = property.getParameter('tzid')
  const { year, month, day } = time
  const clock = time.isDate ? {} : { hour: time.hour, minute: time.minute, second: Math.min(59, time.second) }
  const wall = Temporal.PlainDateTime.from({ year, month, day, ...clock })
  const named = time.isDate || typeof tzid !== 'string' ? zone : ianaZone(tzid)
  if (named) return wall.toZonedDateTime(named).epochMilliseconds
  const isDescribed = time.zone !== null && time.zone !== ICAL.Timezone.localTimezone
  return isDescribed ? time.toUnixTime() * 1000 : wall.toZonedDateTime(zone).epochMilliseconds
}

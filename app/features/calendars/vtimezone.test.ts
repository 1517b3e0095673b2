import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import { vtimezone } from './vtimezone.ts'

const NOW = Temporal.Instant.from('2026-11-25T09:00:00Z')

/** What ical.js makes of a wall-clock time in the zone. */
function read(zone: string, local: string): string {
  const component = ICAL.Component.fromString(vtimezone(zone, NOW))
  const time = ICAL.Time.fromDateTimeString(local)
  time.zone = new ICAL.Timezone(component)
  return new Date(time.toUnixTime() * 1000).toISOString()
}

it('says the European rule in the form that every program reads', () => {
  expect(vtimezone('Europe/Berlin', NOW).split('\r\n')).toEqual([
    'BEGIN:VTIMEZONE',
    'TZID:Europe/Berlin',
    'BEGIN:DAYLIGHT',
    'DTSTART:19700329T020000',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'TZNAME:CEST',
    'END:DAYLIGHT',
    'BEGIN:STANDARD',
    'DTSTART:19701025T030000',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'TZNAME:CET',
    'END:STANDARD',
    'END:VTIMEZONE',
    '',
  ])
})

it.each([
  ['Europe/Berlin', '2027-03-28T01:59:00', '2027-03-28T00:59:00.000Z'],
  ['Europe/Berlin', '2027-03-28T03:00:00', '2027-03-28T01:00:00.000Z'],
  ['Europe/Berlin', '2027-10-31T03:00:00', '2027-10-31T02:00:00.000Z'],
  ['America/New_York', '2027-07-01T12:00:00', '2027-07-01T16:00:00.000Z'],
  ['America/New_York', '2027-12-01T12:00:00', '2027-12-01T17:00:00.000Z'],
  ['Australia/Lord_Howe', '2027-01-10T12:00:00', '2027-01-10T01:00:00.000Z'],
  ['Asia/Kolkata', '2027-01-10T12:00:00', '2027-01-10T06:30:00.000Z'],
  ['UTC', '2027-01-10T12:00:00', '2027-01-10T12:00:00.000Z'],
  // Back on the last Thursday of October at midnight, so sometimes in November: no yearly rule.
  ['Africa/Cairo', '2027-07-01T12:00:00', '2027-07-01T09:00:00.000Z'],
  ['Africa/Cairo', '2028-12-01T12:00:00', '2028-12-01T10:00:00.000Z'],
])('an independent reader gets %s %s right', (zone, local, instant) => {
  expect(read(zone, local)).toBe(instant)
})

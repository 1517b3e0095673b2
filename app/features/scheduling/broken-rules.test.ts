import { expect, it } from 'vitest'
import { findBrokenRules } from './broken-rules.ts'
import { toEpochDay } from './local-date.ts'
import { localDays } from './wall-clock.ts'

const ZONE = 'Europe/Berlin'
// A Monday.
const DAY = toEpochDay(Temporal.PlainDate.from('2027-03-15'))
const at = (clock: string, day = '2027-03-15') =>
  Temporal.ZonedDateTime.from(`${day}T${clock}[${ZONE}]`).epochMilliseconds / 60_000
const hours = {
  rules: [
    {
      weekday: 1,
      from: 8 * 60,
      to: 12 * 60,
      breaks: [[600, 615]] as const,
      validFrom: 0,
      validTo: null,
      everyWeeks: 1,
    },
  ],
  exceptions: new Map(),
}
const NOW = at('07:00')

function broken(clock: string, options: { minutes?: number; lead?: number; lastDay?: number; closed?: number[] } = {}) {
  return findBrokenRules(
    { days: localDays(ZONE, DAY - 1, DAY + 2), closed: new Set(options.closed) },
    { hours, absences: [at('11:00'), at('11:30')], allocations: [] },
    {
      earliest: NOW + (options.lead ?? 0),
      firstDay: DAY,
      lastDay: options.lastDay ?? DAY + 10,
      gridMinutes: 20,
      shape: { durationMinutes: options.minutes ?? 20, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
    },
    at(clock),
  )
}

it.each([
  ['nothing for a slot', '08:20', {}, []],
  ['the grid', '08:10', {}, ['grid']],
  ['the lead time', '08:20', { lead: 120 }, ['lead_time']],
  ['the horizon', '08:20', { lastDay: DAY - 1 }, ['horizon']],
  ['the closed day', '08:20', { closed: [DAY] }, ['closed_day']],
  ['openings before the window', '07:40', {}, ['outside_openings']],
  ['openings when the visit runs over the end', '11:40', { minutes: 40 }, ['outside_openings']],
  ['openings within a break', '10:00', {}, ['outside_openings']],
  ['the absence', '11:00', {}, ['absent']],
  ['several at once', '11:20', { minutes: 60, lead: 600 }, ['lead_time', 'outside_openings', 'absent']],
])('names %s', (_what, clock, options, rules) => {
  expect(broken(clock, options)).toEqual(rules)
})

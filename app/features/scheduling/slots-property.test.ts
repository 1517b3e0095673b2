import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  findSlotsSlowly,
  type OracleQuestion,
  type OracleRange,
  type OracleResource,
  type OracleWindow,
} from '#tests/factories/slots-oracle.ts'
import { bookingWindow } from './booking-window.ts'
import { combineStarts, slotInstant } from './free-slots.ts'
import { toIntervals } from './interval.ts'
import { toEpochDay, toEpochMinute } from './local-date.ts'
import { officeDays } from './office-days.ts'
import { cutStarts } from './slots.ts'

const CHANGES = [
  { timeZone: 'Europe/Berlin', dates: ['2027-03-28', '2027-10-31'], runs: 100 },
  { timeZone: 'Europe/London', dates: ['2027-03-28', '2027-10-31'], runs: 50 },
  { timeZone: 'America/New_York', dates: ['2027-03-14', '2027-11-07'], runs: 50 },
  // half an hour, and in the other half of the year
  { timeZone: 'Australia/Lord_Howe', dates: ['2027-04-04', '2027-10-03'], runs: 50 },
  // the hour around midnight: the day begins at 01:00, or its last hour comes twice
  { timeZone: 'America/Asuncion', dates: ['2023-03-26', '2023-10-01'], runs: 40 },
]

for (const { timeZone, dates, runs } of CHANGES) {
  describe(`around the time changes in ${timeZone}`, () => {
    test.each(dates)(
      'the engine finds the starts that looking at every minute finds (%s)',
      { timeout: 60_000 },
      (date) => {
        fc.assert(
          fc.property(questionsAround(timeZone, date), (question) => {
            expect(findSlotsQuickly(question)).toEqual(findSlotsSlowly(question))
          }),
          { numRuns: runs },
        )
      },
    )
  })
}

function findSlotsQuickly(question: OracleQuestion) {
  const day = (text: string) => toEpochDay(Temporal.PlainDate.from(text))
  const window = bookingWindow(question.timeZone, question.now, question.leadTimeMinutes, question.horizonDays)
  const firstDay = day(question.from)
  const lastDay = Math.min(day(question.to), window.lastDay)
  const holidays = { land: null, overrides: new Map([...question.shutDates].map((date) => [day(date), true])) }
  const days = officeDays({ timeZone: question.timeZone, holidays, closures: [] }, firstDay, lastDay + 2)
  const flat = (ranges: OracleRange[]) =>
    toIntervals(ranges.flatMap(({ from, to }) => [toEpochMinute(from), toEpochMinute(to)]))
  const resources = question.resources.map((resource) => ({
    resourceId: resource.id,
    starts: cutStarts(
      days,
      {
        hours: {
          rules: resource.rules.map(
            (rule) =>
              ({ ...rule, validFrom: day(rule.validFrom), validTo: rule.validTo && day(rule.validTo) }) as never,
          ),
          exceptions: new Map(resource.exceptions.map(({ date, windows }) => [day(date), windows])),
        },
        absences: flat(resource.absences),
        allocations: flat(resource.allocations),
      },
      { earliest: window.earliest, firstDay, lastDay, gridMinutes: question.gridMinutes, shape: question },
    ),
  }))
  return combineStarts(resources, question.timeZone, 'with names').map((slot) => ({
    start: slotInstant(slot).toZonedDateTimeISO(question.timeZone).toString(),
    resourceIds: slot.resourceIds,
  }))
}

/** Rules, absences and allocations near a time change, with an inclination towards the small hours. */
function questionsAround(timeZone: string, change: string): fc.Arbitrary<OracleQuestion> {
  const date = Temporal.PlainDate.from(change)
  const nearby = (days: number) => date.add({ days }).toString()
  const minute = fc.oneof(
    fc.integer({ min: 0, max: 60 }).map((n) => n * 5),
    fc.integer({ min: 0, max: 96 }).map((n) => n * 15),
    fc.integer({ min: 0, max: 1440 }),
  ) // prettier-ignore
  const span = fc
    .tuple(minute, minute)
    .map(
      ([a, b]) =>
        (a === b ? [a - (a === 1440 ? 60 : 0), a + (a === 1440 ? 0 : 60)] : [Math.min(a, b), Math.max(a, b)]) as [
          number,
          number,
        ],
    ) // prettier-ignore
  const window: fc.Arbitrary<OracleWindow> = fc
    .tuple(span, fc.array(span, { maxLength: 2 }))
    .map(([[from, to], breaks]) => ({
      from,
      to: Math.min(to, 1440),
      breaks: breaks.map(([start, end]) => [start, Math.min(end, start + 45)]),
    }))
  const rule = fc.record({
    window,
    weekday: fc.constantFrom(...[-1, 0, 0, 1].map((days) => date.add({ days }).dayOfWeek)),
    validFrom: fc.integer({ min: -40, max: 0 }).map(nearby),
    validTo: fc.option(fc.integer({ min: 0, max: 1 }).map(nearby), { freq: 3 }),
    everyWeeks: fc.constantFrom(1, 1, 1, 2, 3),
  })
  const range: fc.Arbitrary<OracleRange> = fc
    .tuple(fc.integer({ min: -1500, max: 3000 }), fc.integer({ min: 1, max: 150 }))
    .map(([start, length]) => {
      const from = date.toZonedDateTime(timeZone).toInstant().add({ minutes: start })
      return { from, to: from.add({ minutes: length }) }
    })
  const resource: fc.Arbitrary<Omit<OracleResource, 'id'>> = fc.record({
    rules: fc
      .array(rule, { minLength: 1, maxLength: 5 })
      .map((rules) => rules.map(({ window, ...rest }) => ({ ...window, ...rest }))),
    exceptions: fc
      .option(fc.array(window, { maxLength: 3 }), { freq: 1 })
      .map((windows) => (windows ? [{ date: change, windows }] : [])),
    absences: fc.array(range, { maxLength: 2 }),
    allocations: fc.array(range, { maxLength: 6 }),
  })
  return fc.record({
    timeZone: fc.constant(timeZone),
    shutDates: fc.constantFrom(new Set<string>(), new Set<string>(), new Set([nearby(1)])),
    resources: fc
      .array(resource, { minLength: 1, maxLength: 2 })
      .map((list) => list.map((one, i) => ({ ...one, id: `r${i}` }))),
    durationMinutes: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 1, max: 90 }) },
      { weight: 1, arbitrary: fc.constantFrom(180, 1440) },
    ),
    bufferBeforeMinutes: fc.constantFrom(0, 0, 5, 17),
    bufferAfterMinutes: fc.constantFrom(0, 0, 5, 31),
    gridMinutes: fc.constantFrom(5, 7, 10, 15, 20, 25, 30, 60),
    leadTimeMinutes: fc.constantFrom(0, 60, 1440),
    horizonDays: fc.constantFrom(1, 2, 60),
    now: fc.integer({ min: -3000, max: 200 }).map((minutes) =>
      date
        .toZonedDateTime(timeZone)
        .toInstant()
        .add({ minutes, seconds: minutes % 60 }),
    ),
    from: fc.constantFrom(nearby(-1), change, change),
    to: fc.constantFrom(change, change, nearby(1)),
  })
}

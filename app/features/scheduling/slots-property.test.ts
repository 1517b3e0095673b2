import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  findSlotsSlowly,
  type OracleQuestion,
  type OracleQuota,
  type OracleRange,
  type OracleResource,
  type OracleSlot,
  type OracleWindow,
} from '#tests/factories/slots-oracle.ts'
import { agendaNow, type StoredAgenda } from './agenda-row.ts'
import { slotInstant } from './free-slots.ts'
import { toIntervals } from './interval.ts'
import { fromEpochMinute, toEpochDay, toEpochMinute } from './local-date.ts'
import type { Mode, Offering } from './offering.ts'
import { type Channel, lotMinutes, type Quota } from './quota.ts'
import type { Need, ResourceKind } from './requirements.ts'
import { askSlots, searchSlots, wantMode } from './search-slots.ts'

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

describe('with openings for some offerings, modes and channels, and visits that take several resources', () => {
  test.each(['2027-03-28', '2027-10-31', '2027-04-30'])(
    'the engine finds the starts that looking at every minute finds (%s)',
    { timeout: 120_000 },
    (date) => {
      fc.assert(
        fc.property(questionsWithTerms('Europe/Berlin', date), (question) => {
          expect(findSlotsQuickly(question)).toEqual(findSlotsSlowly(question))
        }),
        { numRuns: 100 },
      )
    },
  )
})

const day = (text: string) => toEpochDay(Temporal.PlainDate.from(text))

function findSlotsQuickly(question: OracleQuestion): OracleSlot[] {
  const { timeZone, now, wanted } = question
  const offering: Offering = {
    id: 'o1',
    serviceId: 's1',
    officeId: 'f1',
    offeringIds: wanted?.offerings ?? [],
    modes: ['video'],
    needs: (question.needs as Need[] | undefined) ?? [{ kind: 'caseworker', count: 1, language: null }],
    shape: question,
    gridMinutes: question.gridMinutes,
    leadTimeMinutes: question.leadTimeMinutes,
    horizonDays: question.horizonDays,
    office: {
      timeZone,
      holidays: { land: null, overrides: new Map([...question.shutDates].map((date) => [day(date), true])) },
      closures: [],
    },
  }
  const asker = { now, channel: (wanted?.channel ?? 'public') as Channel }
  const asked = askSlots(offering, { from: day(question.from), to: day(question.to) }, asker)
  if (!asked) return []
  const found = wanted ? wantMode(asked, offering, wanted.mode as Mode, asker) : asked
  const agendas = question.resources.map((resource) =>
    agendaNow(storedAgenda(resource, wanted?.offerings), now, asker.channel),
  )
  return searchSlots(offering, found, agendas, 'with names').map((slot) => ({
    start: slotInstant(slot).toZonedDateTimeISO(timeZone).toString(),
    free: slot.free,
    resourceIds: [...slot.resourceIds!],
  }))
}

function storedAgenda(resource: OracleResource, wanted: readonly string[] = []): StoredAgenda {
  const flat = (ranges: OracleRange[]) =>
    toIntervals(ranges.flatMap(({ from, to }) => [toEpochMinute(from), toEpochMinute(to)]))
  return {
    resourceId: resource.id,
    sourceId: resource.id,
    kind: (resource.kind ?? 'caseworker') as ResourceKind,
    languages: resource.languages ?? [],
    offeringIds: resource.offerings ?? wanted,
    hours: {
      rules: resource.rules.map(({ offerings = null, modes = null, quotas = [], ...rule }) => ({
        ...rule,
        validFrom: day(rule.validFrom),
        validTo: rule.validTo === null ? null : day(rule.validTo),
        terms: { offeringIds: offerings, modes: modes as Mode[] | null, quotas: quotas as unknown as Quota[] },
      })),
      exceptions: new Map(resource.exceptions.map(({ date, windows }) => [day(date), windows])),
    },
    absences: flat(resource.absences),
    lasting: flat(resource.allocations.filter(({ expires }) => !expires)),
    passing: resource.allocations.flatMap(({ from, to, expires, rests = false }) =>
      expires ? [{ from: toEpochMinute(from), to: toEpochMinute(to), expires: expires.epochMilliseconds, rests }] : [],
    ),
    visits: resource.allocations.flatMap(({ from, to, visit, expires, rests }) =>
      visit && !rests
        ? [
            {
              start: toEpochMinute(visit.start),
              minutes: from.until(to).total('minutes'),
              channel: visit.channel as Channel,
              expires: expires ? expires.epochMilliseconds : null,
            },
          ]
        : [],
    ),
    hasModes: true,
  }
}

/** The same, with everything that an opening can be limited to, and with rooms and interpreters. */
function questionsWithTerms(timeZone: string, date: string): fc.Arbitrary<OracleQuestion> {
  return questionsAround(timeZone, date).chain((question) => {
    const channel = fc.constantFrom('public', 'call_centre', 'internal')
    const quota: fc.Arbitrary<OracleQuota> = fc
      .record({
        channel,
        limit: fc.constantFrom(
          { maxShare: 50, maxCount: null },
          { maxShare: 10, maxCount: null },
          { maxShare: null, maxCount: 1 },
          { maxShare: null, maxCount: 3 },
          { maxShare: null, maxCount: null },
        ),
        releaseDays: fc.constantFrom(null, 0, 1, 2),
        releaseMinute: fc.constantFrom(0, 480, 1439),
        releaseLots: fc.constantFrom(1, 1, 4),
        releaseSpreadMinutes: fc.constantFrom(0, 0, 600),
        liftedDays: fc.constantFrom(null, null, 0, 1),
        lotSecret: fc.constantFrom('one', 'two'),
      })
      .map(({ limit, ...rest }) => ({
        ...limit,
        ...rest,
        lots: rest.releaseDays === null ? null : lotsOf({ ...limit, ...rest } as Quota, timeZone),
      }))
    const terms = fc.record({
      weekOfMonth: fc.constantFrom(null, null, 4, 5, -1),
      offerings: fc.constantFrom(null, null, ['o1'], ['o1', 'o2'], ['o3']),
      modes: fc.constantFrom(null, null, ['video'], ['phone', 'on_site']),
      quotas: fc.array(quota, { maxLength: 2 }),
    })
    const kind = fc.constantFrom('caseworker', 'caseworker', 'room', 'interpreter')
    const booked = fc.record({ channel, leaves: fc.constantFrom(null, null, -5, 5), rests: fc.boolean() })
    const count = question.resources.length * 5
    return fc
      .record({
        terms: fc.array(terms, { minLength: count, maxLength: count }),
        booked: fc.array(booked, { minLength: 6, maxLength: 6 }),
        kinds: fc.array(kind, { minLength: 2, maxLength: 2 }),
        channel,
        offerings: fc.constantFrom(['o1'], ['o1', 'o2']),
        needs: fc.constantFrom<OracleQuestion['needs']>(
          undefined,
          undefined,
          [{ kind: 'caseworker', count: 2, language: null }],
          [
            { kind: 'caseworker', count: 1, language: null },
            { kind: 'room', count: 1, language: null },
          ],
          [
            { kind: 'caseworker', count: 1, language: null },
            { kind: 'interpreter', count: 1, language: 'tr' },
          ],
        ),
        languages: fc.constantFrom(['tr'], ['tr', 'ar'], []),
      })
      .map(
        (drawn): OracleQuestion => ({
          ...question,
          wanted: { offerings: drawn.offerings, mode: 'video', channel: drawn.channel },
          ...(drawn.needs ? { needs: drawn.needs } : {}),
          resources: question.resources.map((resource, index) => ({
            ...resource,
            kind: index === 0 ? 'caseworker' : drawn.kinds[index]!,
            languages: drawn.languages,
            rules: resource.rules.map((rule, place) => {
              const { weekOfMonth, ...rest } = drawn.terms[index * 5 + place]!
              return { ...rule, ...rest, ...(rule.everyWeeks === 1 ? { weekOfMonth } : {}) }
            }),
            allocations: resource.allocations.map((taken, place) => {
              const { channel: by, leaves, rests } = drawn.booked[place]!
              const expires = leaves === null ? null : question.now.add({ minutes: leaves })
              return {
                ...taken,
                expires,
                rests: rests && expires !== null,
                visit: { start: taken.from.add({ minutes: 1 }), channel: by },
              }
            }),
          })),
        }),
      )
  })
}

/** Without a spread all lots come at once at the local release time; with one their minutes are the engine's own secret. */
function lotsOf(quota: Quota, timeZone: string): (date: string) => Temporal.Instant[] {
  return (date) => {
    if (quota.releaseSpreadMinutes > 0) return lotMinutes(quota, { timeZone, day: day(date) }).map(fromEpochMinute)
    const time = Temporal.PlainTime.from({
      hour: Math.floor(quota.releaseMinute / 60),
      minute: quota.releaseMinute % 60,
    })
    const at = Temporal.PlainDate.from(date)
      .subtract({ days: quota.releaseDays! })
      .toZonedDateTime({ timeZone, plainTime: time })
    return Array.from({ length: quota.releaseLots }, () => at.toInstant())
  }
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

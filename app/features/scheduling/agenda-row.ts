import { type Intervals, toIntervals } from './interval.ts'
import type { OpeningRule, OpeningTerms, Window } from './openings.ts'
import { CHANNELS, type Channel, type Quota } from './quota.ts'
import type { ResourceKind } from './requirements.ts'
import type { Agenda, CountedVisit } from './slots.ts'

/**
 * The working hours of a resource as the database hands them over: lists packed into one text each, because a value a column and a row a
 * window would cost more to parse than the whole search. Dates are days and times minutes since 1970-01-01.
 */
export type HoursRow = {
  id: string
  sourceId: string
  kind: ResourceKind
  languages: string[]
  /** Comma-separated. */
  offeringIds: string
  /** [weekday, from, to, validFrom, validTo | null, everyWeeks, weekOfMonth | null, breaks, terms | null], … as JSON, or null. */
  rules: string | null
  /** [day, {from, to, breaks?}[]], … as JSON, or null. */
  exceptions: string | null
  /** from, to, from, to, …, or null. */
  absences: string | null
}

export type AllocationsRow = {
  resourceId: string
  /** from, to, …: what is taken for good. */
  lasting: string | null
  /** [from, to, expires, rests], …: what goes back by itself; `expires` in epoch milliseconds. */
  passing: string | null
}

/** [start, minutes, channel, expires | null], … as JSON; the channel as its place in CHANNELS. */
export type VisitsRow = { resourceId: string; visits: string }

/** What is taken until it expires (epoch milliseconds). A rest is freed time that the public does not see yet. */
type Passing = { from: number; to: number; expires: number; rests: boolean }

/** A resource and all that is known of it in some stretch of time, whoever asks and whenever. */
export type StoredAgenda = {
  resourceId: string
  sourceId: string
  kind: ResourceKind
  languages: readonly string[]
  offeringIds: readonly string[]
  hours: Agenda['hours']
  absences: Intervals
  lasting: Intervals
  passing: readonly Passing[]
  visits: readonly (CountedVisit & { expires: number | null })[]
  /** Whether some opening is limited to modes, so that modes have to be looked at one by one. */
  hasModes: boolean
}

/** A resource that can do the offerings named, and when. */
export type ResourceAgenda = Pick<
  StoredAgenda,
  'resourceId' | 'sourceId' | 'kind' | 'languages' | 'offeringIds' | 'hasModes'
> & { agenda: Agenda }

type PackedTerms = { offerings: string[] | null; modes: OpeningTerms['modes']; quotas: Quota[] | null }
type PackedRule = [
  weekday: number,
  from: number,
  to: number,
  validFrom: number,
  validTo: number | null,
  everyWeeks: number,
  weekOfMonth: number | null,
  breaks: [number, number][],
  terms: PackedTerms | null,
]
type PackedException = [day: number, windows: { from: number; to: number; breaks?: [number, number][] }[]]

export function readAgenda(
  row: HoursRow,
  allocations: AllocationsRow | undefined,
  visits: string | undefined,
): StoredAgenda {
  const rules = parseList<PackedRule>(row.rules).map(readRule)
  const exceptions = parseList<PackedException>(row.exceptions).map(([day, windows]): [number, Window[]] => [
    day,
    windows.map(({ from, to, breaks }) => ({ from, to, breaks: breaks ?? [] })),
  ])
  return {
    resourceId: row.id,
    sourceId: row.sourceId,
    kind: row.kind,
    languages: row.languages,
    offeringIds: row.offeringIds.split(','),
    hours: { rules, exceptions: new Map(exceptions) },
    absences: toIntervals(parseList<number>(row.absences)),
    lasting: toIntervals(parseList<number>(allocations?.lasting)),
    passing: parseList<[number, number, number, number]>(allocations?.passing).map(([from, to, expires, rests]) => ({
      from,
      to,
      expires,
      rests: rests === 1,
    })),
    visits: parseList<[number, number, number, number | null]>(visits).map(([start, minutes, channel, expires]) => ({
      start,
      minutes,
      channel: CHANNELS[channel]!,
      expires,
    })),
    hasModes: rules.some(({ terms }) => terms?.modes),
  }
}

function readRule([
  weekday,
  from,
  to,
  validFrom,
  validTo,
  everyWeeks,
  weekOfMonth,
  breaks,
  packed,
]: PackedRule): OpeningRule {
  const rule = { weekday, from, to, validFrom, validTo, everyWeeks, weekOfMonth, breaks }
  if (!packed) return rule
  return { ...rule, terms: { offeringIds: packed.offerings, modes: packed.modes, quotas: packed.quotas ?? [] } }
}

/** What somebody who asks now through this channel finds: what has expired is gone, and freed time rests for the public only. */
export function agendaNow(stored: StoredAgenda, now: Temporal.Instant, channel: Channel): ResourceAgenda {
  const { resourceId, sourceId, kind, languages, offeringIds, hours, absences, hasModes } = stored
  const milliseconds = Number(now.epochNanoseconds) / 1e6
  const passing = stored.passing.filter(
    ({ expires, rests }) => expires > milliseconds && (!rests || channel === 'public'),
  )
  const visits = stored.visits.filter(({ expires }) => expires === null || expires > milliseconds)
  const allocations =
    passing.length === 0
      ? stored.lasting
      : toIntervals([...stored.lasting, ...passing.flatMap(({ from, to }) => [from, to])])
  const who = { resourceId, sourceId, kind, languages, offeringIds, hasModes }
  return { ...who, agenda: { hours, absences, allocations, visits } }
}

function parseList<T>(items: string | null | undefined): T[] {
  return items ? (JSON.parse(`[${items}]`) as T[]) : []
}

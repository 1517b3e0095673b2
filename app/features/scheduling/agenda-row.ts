import { toIntervals } from './interval.ts'
import type { Window } from './openings.ts'
import type { ResourceAgenda } from './search-slots.ts'

/**
 * The working hours of a resource as the database hands them over: lists packed into one text each, because a value a column and a row a
 * window would cost more to parse than the whole search. Dates are days and times minutes since 1970-01-01.
 */
export type HoursRow = {
  id: string
  sourceId: string
  /** Comma-separated. */
  offeringIds: string
  /** [weekday, from, to, validFrom, validTo | null, everyWeeks, breaks], … as JSON, or null. */
  rules: string | null
  /** [day, {from, to, breaks?}[]], … as JSON, or null. */
  exceptions: string | null
  /** from, to, from, to, …, or null. */
  absences: string | null
}

type PackedRule = [
  weekday: number,
  from: number,
  to: number,
  validFrom: number,
  validTo: number | null,
  everyWeeks: number,
  breaks: [number, number][],
]
type PackedException = [day: number, windows: { from: number; to: number; breaks?: [number, number][] }[]]

/** `allocations`: packed like the absences. */
export function readAgenda(row: HoursRow, allocations: string | null): ResourceAgenda {
  const rules = parseList<PackedRule>(row.rules).map(([weekday, from, to, validFrom, validTo, everyWeeks, breaks]) => ({
    weekday,
    from,
    to,
    validFrom,
    validTo,
    everyWeeks,
    breaks,
  }))
  const exceptions = parseList<PackedException>(row.exceptions).map(([day, windows]): [number, Window[]] => [
    day,
    windows.map(({ from, to, breaks }) => ({ from, to, breaks: breaks ?? [] })),
  ])
  return {
    resourceId: row.id,
    sourceId: row.sourceId,
    offeringIds: row.offeringIds.split(','),
    agenda: {
      hours: { rules, exceptions: new Map(exceptions) },
      absences: toIntervals(parseList<number>(row.absences)),
      allocations: toIntervals(parseList<number>(allocations)),
    },
  }
}

function parseList<T>(items: string | null): T[] {
  return items === null ? [] : (JSON.parse(`[${items}]`) as T[])
}

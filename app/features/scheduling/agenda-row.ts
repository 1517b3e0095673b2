import { toIntervals } from './interval.ts'
import type { Window } from './openings.ts'
import type { ResourceAgenda } from './search-slots.ts'

/**
 * A resource as the database hands it over: lists packed into one text each, because a value a column and a row an allocation costs more to
 * parse than the whole search. Dates are days and times minutes since 1970-01-01.
 */
export type AgendaRow = {
  id: string
  /** Comma-separated. */
  offeringIds: string
  /** JSON: [weekday, from, to, validFrom, validTo | null, everyWeeks, breaks][], or null. */
  rules: string | null
  /** JSON: [day, {from, to, breaks?}[]][], or null. */
  exceptions: string | null
  /** JSON: [from, to, from, to, …], or null. */
  absences: string | null
  allocations: string | null
}

type PackedRule = [weekday: number, from: number, to: number, validFrom: number, validTo: number | null, everyWeeks: number, breaks: [number, number][]]
type PackedException = [day: number, windows: { from: number; to: number; breaks?: [number, number][] }[]]

export function readAgendaRow(row: AgendaRow): ResourceAgenda {
  const rules = parse<PackedRule>(row.rules).map(([weekday, from, to, validFrom, validTo, everyWeeks, breaks]) => ({
    weekday,
    from,
    to,
    validFrom,
    validTo,
    everyWeeks,
    breaks,
  }))
  const exceptions = parse<PackedException>(row.exceptions).map(([day, windows]): [number, Window[]] => [
    day,
    windows.map(({ from, to, breaks }) => ({ from, to, breaks: breaks ?? [] })),
  ])
  return {
    resourceId: row.id,
    offeringIds: row.offeringIds.split(','),
    agenda: {
      hours: { rules, exceptions: new Map(exceptions) },
      absences: toIntervals(parse<number>(row.absences)),
      allocations: toIntervals(parse<number>(row.allocations)),
    },
  }
}

function parse<T>(text: string | null): T[] {
  return text === null ? [] : (JSON.parse(text) as T[])
}

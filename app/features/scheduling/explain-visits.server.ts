import type { Reader } from '#prisma/sql.ts'
import { agendaNow } from './agenda-row.ts'
import { type BreakableRule, findBrokenRules } from './broken-rules.ts'
import type { Mode, Offering } from './offering.ts'
import { datesAround, type OfficeDates } from './office-days.ts'
import { readAgendas } from './read-agendas.server.ts'
import { readOfferings } from './read-offerings.server.ts'
import { localDayAt } from './wall-clock.ts'

/** A visit that is booked already. `start`: epoch minute. */
export type BookedVisit = {
  id: string
  /** Of all its services, the first one's first. */
  offeringIds: readonly string[]
  mode: Mode
  start: number
  durationMinutes: number
  resourceIds: readonly string[]
}

/** Rules that say when somebody is there at all. Lead time, horizon, grid and quota are about booking and cannot break a visit that is booked. */
const PRESENCE: readonly BreakableRule[] = ['closed_day', 'outside_openings', 'absent']

/**
 * Why the time of each visit is not open for all of its resources, by the visit's id; visits whose time is open are left out, and so are
 * those of offerings and resources that are no longer active, since no rule says anything about them.
 */
export async function explainVisits(
  sql: Reader,
  visits: readonly BookedVisit[],
  now: Temporal.Instant,
): Promise<Map<string, BreakableRule[]>> {
  if (visits.length === 0) return new Map()
  const starts = visits.map(({ start }) => start)
  const [offerings, stored] = await Promise.all([
    readOfferings(sql, { offeringIds: [...new Set(visits.map(({ offeringIds }) => offeringIds[0]!))] }),
    readAgendas(sql, {
      ids: [...new Set(visits.flatMap(({ resourceIds }) => resourceIds))],
      from: Math.min(...starts) - 1500,
      to: Math.max(...starts) + 4320,
    }),
  ])
  const offeringOf = new Map(offerings.map((offering) => [offering.id, offering]))
  const agendaOf = new Map(stored.map((one) => [one.resourceId, agendaNow(one, now, 'internal').agenda]))
  const datesOf = rememberDates()
  const broken = new Map<string, BreakableRule[]>()
  for (const visit of visits) {
    const offering = offeringOf.get(visit.offeringIds[0]!)
    if (!offering) continue
    const firstDay = localDayAt(offering.office.timeZone, visit.start)
    const question = {
      earliest: 0,
      firstDay,
      lastDay: firstDay,
      gridMinutes: 1,
      shape: { ...offering.shape, durationMinutes: visit.durationMinutes },
      wanted: {
        offeringIds: visit.offeringIds,
        mode: visit.mode,
        channel: 'internal' as const,
        timeZone: offering.office.timeZone,
        now: 0,
      },
    }
    const rules = visit.resourceIds.flatMap((id) => {
      const agenda = agendaOf.get(id)
      return agenda ? findBrokenRules(datesOf(offering, firstDay), agenda, question, visit.start) : []
    })
    const missing = PRESENCE.filter((rule) => rules.includes(rule))
    if (missing.length > 0) broken.set(visit.id, missing)
  }
  return broken
}

/** Visits of one date and office share their local dates. */
function rememberDates(): (offering: Offering, day: number) => OfficeDates {
  const known = new Map<string, OfficeDates>()
  return ({ officeId, office }, day) => {
    const key = `${officeId} ${day}`
    const dates = known.get(key) ?? datesAround(office, day)
    known.set(key, dates)
    return dates
  }
}

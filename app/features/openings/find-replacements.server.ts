import { fromEpochMinute } from '#app/features/scheduling/local-date.ts'
import { findSlots } from '#app/features/scheduling/queries.server.ts'
import type { Reader } from '#prisma/sql.ts'
import type { AffectedVisit } from './list-affected-visits.server.ts'
import { placeAnew, type Replacement } from './replacements.ts'

/** How far from the old date another time is looked for. */
const DAYS_EARLIER = 14
const DAYS_LATER = 42

/**
 * Another time for each of these visits by the rules as `sql` sees them: the same services, mode, length and share, at the same office before
 * others, as near as can be. Visits of one kind are searched together, so that 500 of them cost a few searches.
 */
export async function findReplacements(
  sql: Reader,
  visits: readonly AffectedVisit[],
  now: Temporal.Instant,
): Promise<Map<string, Replacement>> {
  const taken = new Map<string, [number, number][]>()
  const found = new Map<string, Replacement>()
  for (const alike of groupAlike(visits)) {
    const [first, last] = [alike[0]!, alike.at(-1)!]
    const { mode, interpreterLanguage, shape, channel, services } = first
    const isPlain = services.length === 1 && services[0]!.persons === 1
    const offices = await findSlots(sql, {
      ...(isPlain ? { serviceId: services[0]!.serviceId } : { services }),
      mode,
      interpreterLanguage,
      shape,
      channel,
      now,
      withNames: true,
      from: utcDate(first.start).subtract({ days: DAYS_EARLIER }),
      to: utcDate(last.start).add({ days: DAYS_LATER }),
    })
    const displaced = alike.map(({ id, officeId, start }) => ({ appointmentId: id, officeId, start, shape }))
    for (const [id, replacement] of placeAnew(displaced, offices, taken)) found.set(id, replacement)
  }
  return found
}

function groupAlike(visits: readonly AffectedVisit[]): AffectedVisit[][] {
  const groups = new Map<string, AffectedVisit[]>()
  for (const visit of visits) {
    const { services, mode, interpreterLanguage, shape, channel } = visit
    const key = JSON.stringify([services, mode, interpreterLanguage, shape, channel])
    groups.set(key, [...(groups.get(key) ?? []), visit])
  }
  return [...groups.values()]
}

function utcDate(minute: number): Temporal.PlainDate {
  return fromEpochMinute(minute).toZonedDateTimeISO('UTC').toPlainDate()
}

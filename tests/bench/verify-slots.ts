import { isDeepStrictEqual } from 'node:util'
import { findNextFreeDate, findSlots, listOpenDays } from '#app/features/scheduling/queries.server.ts'
import type { Db } from '#prisma/sql.ts'
import { findSlotsSlowly, type OracleResource, type OracleSlot } from '#tests/factories/slots-oracle.ts'
import type { BenchCity } from './slots-city.ts'

// Good Friday and Easter Monday, the holidays of NW between 1 March and 30 April 2027
const HOLIDAYS = ['2027-03-26', '2027-03-29']

/** Compares the search with the oracle over some dates and all people of an offering, and answers the slots. @throws when they disagree on a single start or name. */
export async function verifySlots(
  db: Db,
  offeringId: string,
  now: Temporal.Instant,
  from: string,
  to: string,
): Promise<OracleSlot[]> {
  const range = { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) }
  const [found] = await findSlots(db.sql, { offeringIds: [offeringId], ...range, now, withNames: true })
  const [facts] = await db.sql<Facts[]>`
    SELECT s.duration_minutes, s.buffer_before_minutes, s.buffer_after_minutes, s.grid_minutes, s.lead_time_minutes, s.horizon_days,
           f.time_zone, f.id AS office_id
    FROM offering o JOIN service s ON s.id = o.service_id JOIN office f ON f.id = o.office_id WHERE o.id = ${offeringId}`
  const closures = await db.sql<{ date: Temporal.PlainDate }[]>`
    SELECT generate_series(first_date, last_date, '1 day')::date AS date FROM closure WHERE office_id = ${facts!.officeId}`
  const expected = findSlotsSlowly({
    ...facts!,
    shutDates: new Set([...HOLIDAYS, ...closures.map(({ date }) => date.toString())]),
    resources: await readResources(db, offeringId, now, range),
    now,
    from,
    to,
  })
  const actual = found!.slots.map(({ start, free, resourceIds }) => ({
    start: Temporal.Instant.fromEpochMilliseconds(start * 60_000)
      .toZonedDateTimeISO(facts!.timeZone)
      .toString(),
    free,
    resourceIds,
  }))
  if (!isDeepStrictEqual(actual, expected)) throw new Error('The search and the oracle disagree.')
  return expected
}

/** Compares "earliest anywhere" and the overview of two days over all offices with what the oracle finds. @throws when they disagree. */
export async function verifyEarliest(
  db: Db,
  city: BenchCity,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
): Promise<void> {
  const range = { from: today, to: today.add({ days: 1 }) }
  const found: OracleSlot[] = []
  for (const offeringId of city.offeringIds)
    found.push(...(await verifySlots(db, offeringId, now, range.from.toString(), range.to.toString())))
  const starts = found.map(({ start }) => Temporal.ZonedDateTime.from(start)).sort(Temporal.ZonedDateTime.compare)
  const next = await findNextFreeDate(db.sql, { serviceId: city.serviceId, now, after: today.subtract({ days: 1 }) })
  if (!next || next.slot.start * 60_000 !== starts[0]!.epochMilliseconds)
    throw new Error('The earliest start is another one.')
  const days = await listOpenDays(db.sql, { serviceId: city.serviceId, ...range, now })
  const expected = [range.from, range.to].map((date) => {
    const ofDay = starts.filter((start) => start.toPlainDate().equals(date)).map((start) => start.epochMilliseconds)
    return { date: date.toString(), starts: new Set(ofDay).size }
  })
  const actual = days.map(({ date, starts: count }) => ({ date: date.toString(), starts: count }))
  if (
    !isDeepStrictEqual(
      actual,
      expected.filter(({ starts: count }) => count > 0),
    )
  )
    throw new Error('The overview is another one.')
}

type Facts = {
  durationMinutes: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  gridMinutes: number
  leadTimeMinutes: number
  horizonDays: number
  timeZone: string
  officeId: string
}

/** What lies far from the dates in question is left out: the oracle would look at it for every minute. */
async function readResources(
  db: Db,
  offeringId: string,
  now: Temporal.Instant,
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): Promise<OracleResource[]> {
  const { sql } = db
  const ids = await sql<{ id: string }[]>`
    SELECT r.id FROM resource r JOIN resource_offering o ON o.resource_id = r.id
    WHERE o.offering_id = ${offeringId} AND r.active ORDER BY r.source_id, r.id`
  return Promise.all(
    ids.map(async ({ id }): Promise<OracleResource> => {
      const rules = await sql`SELECT * FROM opening WHERE resource_id = ${id}`
      const exceptions = await sql`SELECT date, windows FROM opening_exception WHERE resource_id = ${id}`
      const absences = await sql<{ from: Temporal.Instant; to: Temporal.Instant }[]>`
        SELECT starts_at AS "from", ends_at AS "to" FROM absence WHERE resource_id = ${id}`
      const allocations = await sql<{ from: Temporal.Instant; to: Temporal.Instant }[]>`
        SELECT lower(during) AS "from", upper(during) AS "to" FROM allocation
        WHERE resource_id = ${id} AND (expires_at IS NULL OR expires_at > ${now})
          AND during && tstzrange(${from.subtract({ days: 2 })}::date, ${to.add({ days: 3 })}::date)`
      return {
        id,
        rules: rules.map((rule) => ({
          weekday: rule['weekday'],
          from: rule['fromMinute'],
          to: rule['toMinute'],
          breaks: rule['breaks'],
          validFrom: String(rule['validFrom']),
          validTo: rule['validTo'] && String(rule['validTo']),
          everyWeeks: rule['everyWeeks'],
        })),
        exceptions: exceptions.map((exception) => ({ date: String(exception['date']), windows: exception['windows'] })),
        absences: [...absences],
        allocations: [...allocations],
      }
    }),
  )
}

import { randomUUID } from 'node:crypto'
import type { Db, Tx } from '#prisma/sql.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { seededRandom } from './seeded-random.ts'
import { type WeeklyWindow, WORKING_WEEKS } from './working-weeks.ts'

export type BenchSize = {
  offices: number
  caseworkers: number
  appointments: number
  /** Chance that a visit begins at a free five minutes of somebody's working day. */
  density: number
}

/** One offering an office, all of the same service. */
export type BenchCity = { serviceId: string; offeringIds: string[] }
type Visit = { resourceId: string; startsAt: Temporal.Instant }

const TIME_ZONE = 'Europe/Berlin'
const SHAPE = { durationMinutes: 20, bufferBeforeMinutes: 5, bufferAfterMinutes: 5 }

/** Caseworkers of some offices with their weeks, holidays, absences and appointments over the year around `now`. */
export async function buildSlotsCity(db: Db, now: Temporal.Instant, size: BenchSize): Promise<BenchCity> {
  const random = seededRandom(20)
  const city = await createCity(db, {
    caseworkers: size.caseworkers,
    timeZone: TIME_ZONE,
    land: 'NW',
    windows: {},
    service: { ...SHAPE, gridMinutes: 5, leadTimeMinutes: 60, horizonDays: 180 },
  })
  const today = now.toZonedDateTimeISO(TIME_ZONE).toPlainDate()
  const firstMonday = today.subtract({ days: today.dayOfWeek - 1 }).subtract({ weeks: 30 })
  const visits: Visit[] = []
  let offeringIds: string[] = []
  await db.transaction(async (tx) => {
    offeringIds = await spreadOverOffices(tx, city, size.offices)
    await tx`INSERT INTO closure (office_id, first_date, last_date, reason) SELECT id, ${today.add({ days: 9 })}, ${today.add({ days: 9 })}, 'Betriebsausflug' FROM office`
    await tx`INSERT INTO office_holiday (office_id, date, name) SELECT id, ${today.add({ days: 100 })}, 'Stadtfest' FROM office`
    for (const [i, resourceId] of city.resourceIds.entries()) {
      const week = WORKING_WEEKS[i % WORKING_WEEKS.length]!
      await insertOpenings(tx, resourceId, week, firstMonday)
      await insertAbsences(tx, resourceId, today, random)
      await tx`
        INSERT INTO opening_exception (resource_id, date, windows)
        VALUES (${resourceId}, ${today.add({ days: 1 + Math.floor(random() * 28) })}, ${'[{"from":540,"to":720,"breaks":[[600,615]]}]'}::text::jsonb)`
      for (const visit of drawVisits(resourceId, week, firstMonday, today, random, size.density)) visits.push(visit)
    }
    while (visits.length > size.appointments) {
      const last = visits.pop()!
      const place = Math.floor(random() * (visits.length + 1))
      if (place < visits.length) visits[place] = last
    }
    await insertVisits(tx, city, visits, now)
    await turnIntoHolds(tx, now)
  })
  await db.sql`ANALYZE`
  return { serviceId: city.serviceId, offeringIds }
}

/** Gives each office its part of the caseworkers and an offering of the one service. */
async function spreadOverOffices(tx: Tx, city: City, offices: number): Promise<string[]> {
  const offeringIds = [city.offeringId]
  const each = Math.ceil(city.resourceIds.length / offices)
  for (let number = 2; number <= offices; number++) {
    const [office] = await tx<{ id: string }[]>`
      INSERT INTO office (department_id, source_id, slug, name, time_zone, land)
      SELECT department_id, ${`o${number}`}, ${`amt-${number}`}, ${`Amt ${number}`}, time_zone, land FROM office WHERE id = ${city.officeId} RETURNING id`
    const [offering] = await tx<{ id: string }[]>`
      INSERT INTO offering (service_id, office_id, source_id, modes)
      SELECT service_id, ${office!.id}, ${`a${number}`}, modes FROM offering WHERE id = ${city.offeringId} RETURNING id`
    const moved = city.resourceIds.slice((number - 1) * each, number * each)
    await tx`UPDATE resource SET office_id = ${office!.id} WHERE id = ANY(${moved}::uuid[])`
    await tx`UPDATE resource_offering SET offering_id = ${offering!.id} WHERE resource_id = ANY(${moved}::uuid[])`
    offeringIds.push(offering!.id)
  }
  return offeringIds
}

async function insertOpenings(
  tx: Tx,
  resourceId: string,
  week: WeeklyWindow[],
  monday: Temporal.PlainDate,
): Promise<void> {
  for (const window of week) {
    await tx`
      INSERT INTO opening (resource_id, weekday, from_minute, to_minute, breaks, valid_from, every_weeks)
      VALUES (${resourceId}, ${window.weekday}, ${window.from}, ${window.to}, ${JSON.stringify(window.breaks)}::text::jsonb,
              ${monday.add({ weeks: window.startsInWeek })}, ${window.everyWeeks})`
  }
}

/** Two holidays of a fortnight and a few single mornings or days, one of them in the month to come. */
async function insertAbsences(
  tx: Tx,
  resourceId: string,
  today: Temporal.PlainDate,
  random: () => number,
): Promise<void> {
  const anyDay = () => today.add({ days: Math.floor(random() * 360) - 180 })
  const lengths = [14 * 24, 14 * 24, 24, 24, 4, 4]
  const starts = [anyDay(), anyDay(), anyDay(), today.add({ days: Math.floor(random() * 28) }), anyDay(), anyDay()]
  for (const [i, hours] of lengths.entries()) {
    const from = starts[i]!.toZonedDateTime({ timeZone: TIME_ZONE, plainTime: '08:00' }).toInstant()
    await tx`INSERT INTO absence (resource_id, starts_at, ends_at) VALUES (${resourceId}, ${from}, ${from.add({ hours })})`
  }
}

/** Fills each working day from the morning on, with gaps: about 17 visits a week. */
function drawVisits(
  resourceId: string,
  week: WeeklyWindow[],
  monday: Temporal.PlainDate,
  today: Temporal.PlainDate,
  random: () => number,
  density: number,
): Visit[] {
  const visits: Visit[] = []
  for (let offset = -182; offset < 183; offset++) {
    const date = today.add({ days: offset })
    const weeks = Math.floor(monday.until(date).days / 7)
    for (const window of week) {
      if (window.weekday !== date.dayOfWeek || (weeks - window.startsInWeek) % window.everyWeeks !== 0) continue
      for (let minute = window.from; minute + SHAPE.durationMinutes <= window.to; minute += 5) {
        if (random() > density) continue
        const startsAt = date.toZonedDateTime({
          timeZone: TIME_ZONE,
          plainTime: Temporal.PlainTime.from({ hour: 0 }).add({ minutes: minute }),
        })
        visits.push({ resourceId, startsAt: startsAt.toInstant() })
        minute += 25
      }
    }
  }
  return visits
}

async function insertVisits(tx: Tx, city: City, visits: Visit[], now: Temporal.Instant): Promise<void> {
  const ids = visits.map(() => randomUUID())
  const resourceIds = visits.map(({ resourceId }) => resourceId)
  const starts = visits.map(({ startsAt }) => startsAt.toString())
  await tx`
    INSERT INTO appointment (id, municipality_id, department_id, office_id, service_id, offering_id, state, mode, starts_at, ends_at,
                             service_name, duration_minutes, buffer_before_minutes, buffer_after_minutes, ical_uid, created_at, booked_at)
    SELECT visit.id, ${city.municipalityId}, ${city.departmentId}, offering.office_id, ${city.serviceId}, offering.id,
           CASE WHEN start < ${now} THEN 'completed' ELSE 'booked' END::appointment_state, 'video', start,
           start + make_interval(mins => ${SHAPE.durationMinutes}), ${city.service.name}, ${SHAPE.durationMinutes},
           ${SHAPE.bufferBeforeMinutes}, ${SHAPE.bufferAfterMinutes}, visit.id || '@example.org', start - interval '14 days', start - interval '14 days'
    FROM unnest(${ids}::uuid[], ${resourceIds}::uuid[], ${starts}::timestamptz[]) AS visit (id, resource, start)
    JOIN resource_offering able ON able.resource_id = visit.resource JOIN offering ON offering.id = able.offering_id`
  await tx`
    INSERT INTO allocation (resource_id, appointment_id, during)
    SELECT resource, id, tstzrange(start - make_interval(mins => ${SHAPE.bufferBeforeMinutes}),
                                   start + make_interval(mins => ${SHAPE.durationMinutes + SHAPE.bufferAfterMinutes}))
    FROM unnest(${ids}::uuid[], ${resourceIds}::uuid[], ${starts}::timestamptz[]) AS visit (id, resource, start)`
}

/** One in forty of the month to come is only held; every second of these holds has expired and must not count. */
async function turnIntoHolds(tx: Tx, now: Temporal.Instant): Promise<void> {
  await tx`
    WITH held AS (
      UPDATE appointment SET state = 'held', booked_at = NULL, expires_at = ${now}::timestamptz + make_interval(mins => 10 - 20 * (chosen.number % 2)::int)
      FROM (SELECT id, row_number() OVER (ORDER BY starts_at, id) AS number FROM appointment
            WHERE starts_at BETWEEN ${now} AND ${now.add({ hours: 24 * 30 })}) AS chosen
      WHERE appointment.id = chosen.id AND chosen.number % 40 < 2
      RETURNING appointment.id, appointment.expires_at)
    UPDATE allocation SET expires_at = held.expires_at FROM held WHERE allocation.appointment_id = held.id`
}

import { randomUUID } from 'node:crypto'
import type { Db, Tx } from '#prisma/sql.ts'
import { createCity } from '#tests/factories/city.ts'
import { seededRandom } from './seeded-random.ts'
import { type WeeklyWindow, WORKING_WEEKS } from './working-weeks.ts'

export type BenchCity = { offeringId: string; timeZone: string }
type Visit = { resourceId: string; startsAt: Temporal.Instant }

const TIME_ZONE = 'Europe/Berlin'
const SHAPE = { durationMinutes: 20, bufferBeforeMinutes: 5, bufferAfterMinutes: 5 }

/** Fifty caseworkers of one office with their weeks, holidays, absences and `appointments` appointments over the year around `now`. */
export async function buildSlotsCity(
  db: Db,
  now: Temporal.Instant,
  caseworkers: number,
  appointments: number,
): Promise<BenchCity> {
  const random = seededRandom(20)
  const city = await createCity(db, {
    caseworkers,
    timeZone: TIME_ZONE,
    land: 'NW',
    windows: {},
    service: { ...SHAPE, gridMinutes: 5, leadTimeMinutes: 60, horizonDays: 180 },
  })
  const today = now.toZonedDateTimeISO(TIME_ZONE).toPlainDate()
  const firstMonday = today.subtract({ days: today.dayOfWeek - 1 }).subtract({ weeks: 30 })
  const visits: Visit[] = []
  await db.transaction(async (tx) => {
    await tx`INSERT INTO closure (office_id, first_date, last_date, reason) VALUES (${city.officeId}, ${today.add({ days: 9 })}, ${today.add({ days: 9 })}, 'Betriebsausflug')`
    await tx`INSERT INTO office_holiday (office_id, date, name) VALUES (${city.officeId}, ${today.add({ days: 100 })}, 'Stadtfest')`
    for (const [i, resourceId] of city.resourceIds.entries()) {
      const week = WORKING_WEEKS[i % WORKING_WEEKS.length]!
      await insertOpenings(tx, resourceId, week, firstMonday)
      await insertAbsences(tx, resourceId, today, random)
      await tx`
        INSERT INTO opening_exception (resource_id, date, windows)
        VALUES (${resourceId}, ${today.add({ days: 1 + Math.floor(random() * 28) })}, ${'[{"from":540,"to":720,"breaks":[[600,615]]}]'}::text::jsonb)`
      visits.push(...drawVisits(resourceId, week, firstMonday, today, random))
    }
    while (visits.length > appointments) visits.splice(Math.floor(random() * visits.length), 1)
    await insertVisits(tx, city, visits, now)
    await turnIntoHolds(tx, now)
  })
  await db.sql`ANALYZE`
  return { offeringId: city.offeringId, timeZone: TIME_ZONE }
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
): Visit[] {
  const visits: Visit[] = []
  for (let offset = -182; offset < 183; offset++) {
    const date = today.add({ days: offset })
    const weeks = Math.floor(monday.until(date).days / 7)
    for (const window of week) {
      if (window.weekday !== date.dayOfWeek || (weeks - window.startsInWeek) % window.everyWeeks !== 0) continue
      for (let minute = window.from; minute + SHAPE.durationMinutes <= window.to; minute += 5) {
        if (random() > 0.12) continue
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

async function insertVisits(
  tx: Tx,
  city: Awaited<ReturnType<typeof createCity>>,
  visits: Visit[],
  now: Temporal.Instant,
): Promise<void> {
  const ids = visits.map(() => randomUUID())
  const starts = visits.map(({ startsAt }) => startsAt.toString())
  await tx`
    INSERT INTO appointment (id, municipality_id, department_id, office_id, service_id, offering_id, state, mode, starts_at, ends_at,
                             service_name, duration_minutes, buffer_before_minutes, buffer_after_minutes, ical_uid, created_at, booked_at)
    SELECT id, ${city.municipalityId}, ${city.departmentId}, ${city.officeId}, ${city.serviceId}, ${city.offeringId},
           CASE WHEN start < ${now} THEN 'completed' ELSE 'booked' END::appointment_state, 'video', start,
           start + make_interval(mins => ${SHAPE.durationMinutes}), ${city.service.name}, ${SHAPE.durationMinutes},
           ${SHAPE.bufferBeforeMinutes}, ${SHAPE.bufferAfterMinutes}, id || '@example.org', start - interval '14 days', start - interval '14 days'
    FROM unnest(${ids}::uuid[], ${starts}::timestamptz[]) AS visit (id, start)`
  await tx`
    INSERT INTO allocation (resource_id, appointment_id, during)
    SELECT resource, id, tstzrange(start - make_interval(mins => ${SHAPE.bufferBeforeMinutes}),
                                   start + make_interval(mins => ${SHAPE.durationMinutes + SHAPE.bufferAfterMinutes}))
    FROM unnest(${ids}::uuid[], ${visits.map(({ resourceId }) => resourceId)}::uuid[], ${starts}::timestamptz[]) AS visit (id, resource, start)`
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

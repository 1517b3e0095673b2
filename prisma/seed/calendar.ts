import { randomBytes, randomUUID } from 'node:crypto'
import { bookAppointment } from '#app/features/booking/book-appointment.server.ts'
import { createGroup } from '#app/features/booking/create-group.server.ts'
import { previewStarts } from '#app/features/booking/preview-starts.server.ts'
import { seriesStarts } from '#app/features/booking/series-dates.ts'
import { isDomainError } from '#app/lib/errors.ts'
import { newToken } from '#app/lib/tokens.ts'
import type { Db } from '#prisma/sql.ts'

const GUESTS = [
  'Amira Haddad',
  'Jakub Zieliński',
  'Noor Rahimi',
  'Elena Popescu',
  'David Okafor',
  'Mina Tehrani',
  'Luca Ferrari',
]

type Place = {
  offeringId: string
  departmentId: string
  staffId: string
  resourceId: string
  zone: string
  mode: 'on_site'
}

/** What the calendar of staff is shown with: an evening with seats, a series of talks, blocked time, and languages that people speak. */
export async function writeCalendar(
  db: Db,
  municipalityId: string,
  { now, tokenKey }: { now: Temporal.Instant; tokenKey: Buffer | null },
): Promise<void> {
  const key = tokenKey ?? randomBytes(32)
  await db.sql`
    UPDATE resource SET languages = CASE hashtext(source_id) % 3 WHEN 0 THEN ARRAY['tr'] WHEN 1 THEN ARRAY['en', 'fr'] ELSE ARRAY['en'] END
    WHERE kind = 'caseworker' AND office_id IN (SELECT o.id FROM office o JOIN department d ON d.id = o.department_id WHERE d.municipality_id = ${municipalityId})`
  const evening = await findPlace(db, municipalityId, 'einbuergerung')
  if (evening) await holdEvening(db, evening, { now, tokenKey: key })
  const talks = await findPlace(db, municipalityId, 'personalausweis')
  if (!talks) return
  await bookTalks(db, talks, { now, tokenKey: key })
  const [noon] = startsOf(now, talks.zone, 1, 13)
  await db.sql`
    INSERT INTO absence (resource_id, starts_at, ends_at, reason, note)
    VALUES (${talks.resourceId}, ${noon!}, ${noon!.add({ minutes: 45 })}, 'blocked', 'Teambesprechung')`
}

async function findPlace(db: Db, municipalityId: string, service: string): Promise<Place | null> {
  const [row] = await db.sql<Omit<Place, 'mode'>[]>`
    SELECT f.id AS offering_id, d.id AS department_id, r.staff_id, r.id AS resource_id, o.time_zone AS zone
    FROM offering f JOIN service s ON s.id = f.service_id JOIN office o ON o.id = f.office_id JOIN department d ON d.id = o.department_id
    JOIN resource_offering ro ON ro.offering_id = f.id JOIN resource r ON r.id = ro.resource_id
    WHERE d.municipality_id = ${municipalityId} AND s.source_id = ${service} AND 'on_site' = ANY (f.modes) AND r.staff_id IS NOT NULL
    ORDER BY r.source_id LIMIT 1`
  return row ? { ...row, mode: 'on_site' } : null
}

/** Such weekdays of the weeks after this one at an hour of the clock, so that the demo has something ahead whatever day it starts on. */
function startsOf(now: Temporal.Instant, zone: string, count: number, hour: number, weekday = 4): Temporal.Instant[] {
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const first = today.add({ days: 7 + weekday - today.dayOfWeek })
  return seriesStarts(first.toPlainDateTime({ hour }), zone, { every: 1, unit: 'weeks', count })
}

async function holdEvening(
  db: Db,
  place: Place,
  { now, tokenKey }: { now: Temporal.Instant; tokenKey: Buffer },
): Promise<void> {
  const appointmentId = await createEvening(db, place, { now, tokenKey })
  if (!appointmentId) return
  for (const [index, name] of GUESTS.entries()) {
    const id = randomUUID()
    await db.transaction(async (tx) => {
      await tx`
        INSERT INTO appointment (id, municipality_id, department_id, office_id, service_id, offering_id, state, mode, starts_at, ends_at, service_name,
          service_name_en, duration_minutes, buffer_before_minutes, buffer_after_minutes, move_limit, ical_uid, title, group_appointment_id,
          created_at, booked_at)
        SELECT ${id}, municipality_id, department_id, office_id, service_id, offering_id, 'booked', mode, starts_at, ends_at, service_name,
          service_name_en, duration_minutes, 0, 0, 0, ${`${id}@sprechzeit`}, title, id, ${now}, ${now}
        FROM appointment WHERE id = ${appointmentId}`
      await tx`
        INSERT INTO party (appointment_id, role, name, last_name_folded, phone)
        VALUES (${id}, 'applicant', ${name}, fold(${name.split(' ').at(-1)!}), ${`0000 55501${index}`})`
      await tx`INSERT INTO seat (group_appointment_id, number, appointment_id) VALUES (${appointmentId}, ${index + 1}, ${id})`
    })
  }
}

/** At the first hour of the evening at which the caseworker has nothing. */
async function createEvening(
  db: Db,
  { offeringId, mode, departmentId, staffId, resourceId, zone }: Place,
  { now, tokenKey }: { now: Temporal.Instant; tokenKey: Buffer },
): Promise<string | null> {
  for (const hour of [18, 19, 20]) {
    const [start] = startsOf(now, zone, 1, hour)
    try {
      const { appointmentId } = await createGroup(
        db,
        {
          offeringId,
          mode,
          start: start!,
          durationMinutes: 90,
          title: 'Infoabend Einbürgerung',
          seats: 24,
          resourceIds: [resourceId],
          override: 'Abendveranstaltung',
          formKey: newToken(),
          staff: { id: staffId, departmentId },
          locale: 'de',
          tokenKey,
        },
        now,
      )
      return appointmentId
    } catch (error) {
      if (!isDomainError(error)) throw error
    }
  }
  return null
}

/** Three talks, a week apart, at the first time of a week at which all of them are free. */
async function bookTalks(
  db: Db,
  place: Place,
  { now, tokenKey }: { now: Temporal.Instant; tokenKey: Buffer },
): Promise<void> {
  const { offeringId, mode, departmentId, staffId } = place
  const times = [1, 2, 3, 4, 5].flatMap((weekday) => [9, 10, 11, 14, 15].map((hour) => ({ weekday, hour })))
  for (const { weekday, hour } of times) {
    const [first, ...others] = startsOf(now, place.zone, 3, hour, weekday)
    const asked = {
      offeringId,
      mode,
      starts: [first!, ...others],
      durationMinutes: null,
      assignment: { kind: 'fair' as const },
    }
    const preview = await previewStarts(db.sql, asked, now)
    if (preview.some(({ verdict }) => verdict !== 'free')) continue
    await bookAppointment(
      db,
      {
        offeringId,
        mode,
        starts: [first!, ...others],
        durationMinutes: null,
        assignment: { kind: 'fair' },
        details: { ...NOBODY, firstName: 'Hannelore', lastName: 'Reihe', phone: '0000 555020' },
        locale: 'de',
        walkIn: false,
        override: null,
        formKey: newToken(),
        tokenKey,
        staff: { id: staffId, departmentId },
      },
      now,
    )
    return
  }
}

const NOBODY = {
  firstName: '',
  lastName: '',
  email: '',
  phone: '',
  languageWish: '',
  aids: [],
  companions: [],
  remark: '',
}

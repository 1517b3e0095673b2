import type { Db } from '#prisma/sql.ts'
import { bookAppointmentRow } from './appointment.ts'
import { type City, createCity } from './city.ts'

const PEOPLE = [
  'Anke Lindner',
  'Mehmet Yıldız',
  'Katharina Vogt',
  'Jonas Brandt',
  'Samira Nasser',
  'Dr. Ulrike Habermann',
  'Piotr Nowak',
  'Birte Johannsen',
  'Cem Aydın',
  'Friederike von Stein',
  'Olga Petrova',
  'Lars Böttcher',
  'Nadine Krüger',
  'Thi Mai Pham',
  'Georg Seidel',
  'Ivana Marković',
  'Malte Petersen',
  'Sabine Rautenberg',
  'Yusuf Demir',
  'Claudia Wegner',
  'Hannes Kolb',
  'Fatma Şahin',
  'Ines Albrecht',
  'Torben Quast',
  'Regina Maaß',
  'Emil Sommer',
  'Leyla Karaca',
  'Bernd Ziegler',
  'Marlene Ott',
  'Philipp Hagemann-Wiedenbrück',
]
const GUESTS = [
  'Anna Muster',
  'Dirk Probe',
  'Eda Fall',
  'Ivo Akte',
  'Jana Wert',
  'Hans Halter',
  'Gesa Platz',
  'Bela Test',
]

/**
 * A whole department on one day: thirty caseworkers, two rooms and an interpreter, some 250 appointments in every state, absences, blocked
 * time and a group. `day` is a local date in Berlin, `now` lies on it.
 */
export async function createCalendarDay(
  db: Db,
  { day, now, passwordHash }: { day: string; now: Temporal.Instant; passwordHash: string },
): Promise<City> {
  const lunch: [number, number][] = [[720, 765]]
  const week = Object.fromEntries([1, 2, 3, 4, 5].map((weekday) => [weekday, [{ from: 480, to: 960, breaks: lunch }]]))
  const city = await createCity(db, {
    caseworkers: PEOPLE.length,
    windows: week,
    passwordHash,
    service: { gridMinutes: 5, leadTimeMinutes: 0 },
    checklist: [{ title: 'Ausweis' }],
  })
  for (const [index, name] of PEOPLE.entries()) {
    await db.sql`UPDATE resource SET name = ${name} WHERE id = ${city.resourceIds[index]!}`
    await db.sql`UPDATE staff SET name = ${name}, roles = ${index === 0 ? ['caseworker', 'lead'] : ['caseworker']} WHERE id = ${city.staffIds[index]!}`
  }
  await db.sql`
    INSERT INTO resource (office_id, source_id, kind, name) VALUES (${city.officeId}, 'trauzimmer', 'room', 'Trauzimmer'),
      (${city.officeId}, 'saal', 'room', 'Großer Saal'), (${city.officeId}, 'dolmetschen', 'interpreter', 'Dolmetschen Türkisch')`
  const at = (minute: number) =>
    Temporal.PlainDate.from(day).toZonedDateTime('Europe/Berlin').add({ minutes: minute }).toInstant()
  for (const [index, resourceId] of city.resourceIds.entries()) {
    for (let minute = 480 + (index % 4) * 5, turn = 0; minute < 930; turn++) {
      const length = [20, 20, 30, 15, 45, 20][(index + turn) % 6]!
      const isLunch = minute + length > 720 && minute < 765
      if (!isLunch && (index * 7 + turn * 3) % 5 !== 0) {
        const startsAt = at(minute)
        const isPast = Temporal.Instant.compare(startsAt.add({ minutes: length }), now) <= 0
        await bookAppointmentRow(db, city, {
          startsAt,
          resourceId,
          durationMinutes: length,
          mode: (['video', 'phone', 'on_site'] as const)[(index + turn) % 3]!,
          state: isPast ? ((index + turn) % 9 === 0 ? 'no_show' : 'completed') : 'booked',
          name: GUESTS[(index * 3 + turn) % GUESTS.length]!,
          now,
        })
      }
      minute = isLunch ? 765 : minute + length + [5, 10, 15][(index + turn) % 3]!
    }
  }
  await db.sql`
    INSERT INTO absence (resource_id, starts_at, ends_at, reason, note)
    VALUES (${city.resourceIds[3]!}, ${at(0)}, ${at(1440)}, 'vacation', ''), (${city.resourceIds[7]!}, ${at(930)}, ${at(960)}, 'blocked', 'Team')`
  return city
}

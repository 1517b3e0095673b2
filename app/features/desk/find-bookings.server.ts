import type { StaffMember } from '#app/features/access/staff-member.ts'
import type { Db } from '#prisma/sql.ts'
import type { SearchTerms } from './search-terms.ts'

/** A booking as the call centre sees it in a list. Instants are ISO texts. */
export type FoundBooking = {
  id: string
  code: string | null
  state: string
  mode: 'video' | 'phone' | 'on_site'
  startsAt: string
  timeZone: string
  serviceName: string
  officeName: string
  departmentName: string
  personName: string
  phone: string | null
  email: string | null
}

/** Callers ask about what is coming, or about what was a moment ago. */
const LOOK_BACK_DAYS = 14
export const MOST_FOUND = 25

/**
 * Bookings of all departments of this person's municipality that fit every term, upcoming ones first. Holds are nobody's booking yet and
 * stay out. Documents and notes are no part of the answer.
 */
export async function findBookings(
  db: Db,
  staff: StaffMember,
  terms: SearchTerms,
  now: Temporal.Instant,
): Promise<FoundBooking[]> {
  const { sql } = db
  const byCode = terms.code ? sql`appointment.code = ${terms.code}` : sql`false`
  const byPhone = terms.digits
    ? sql`regexp_replace(party.phone, '\\D', '', 'g') LIKE ${`%${terms.digits}%`}`
    : sql`false`
  const byEmail = terms.email ? sql`lower(party.email) = ${terms.email}` : sql`false`
  // Every word has to begin a word of the name, also behind a hyphen; the space in front makes the first word one like the others.
  const byName =
    terms.words.length > 0
      ? terms.words
          .map(
            (word) =>
              sql`strpos(' ' || translate(fold(party.name), '-', ' '), ' ' || translate(fold(${word}), '-', ' ')) > 0`,
          )
          .reduce((all, one) => sql`${all} AND ${one}`)
      : sql`false`
  const rows = await sql<(Omit<FoundBooking, 'startsAt'> & { startsAt: Temporal.Instant })[]>`
    SELECT appointment.id, appointment.code, appointment.state, appointment.mode, appointment.starts_at, office.time_zone,
           appointment.service_name, office.name AS office_name, department.name AS department_name,
           party.name AS person_name, party.phone, party.email
    FROM appointment
    JOIN party ON party.appointment_id = appointment.id AND party.role = 'applicant'
    JOIN office ON office.id = appointment.office_id
    JOIN department ON department.id = appointment.department_id
    WHERE appointment.municipality_id = ${staff.municipalityId} AND appointment.state <> 'held'
      AND appointment.starts_at > ${now.subtract({ hours: LOOK_BACK_DAYS * 24 })}
      AND (${byCode} OR ${byPhone} OR ${byEmail} OR (${byName}))
    ORDER BY appointment.ends_at < ${now}, appointment.starts_at, appointment.id
    LIMIT ${MOST_FOUND}`
  return rows.map((row) => ({ ...row, startsAt: row.startsAt.toString() }))
}

import { hashToken } from '#app/lib/tokens.ts'
import type { Reader } from '#prisma/sql.ts'

/** The appointment behind a citizen's own link, and the person the link was sent to. Instants are ISO text. */
export type ManagedAppointment = {
  appointmentId: string
  partyId: string
  serviceName: string
  serviceNameEn: string
  startsAt: string
  timeZone: string
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** null for anything that is no current link, and once the personal data are deleted. */
export async function findManagedAppointment(
  sql: Reader,
  manageToken: string | undefined,
): Promise<ManagedAppointment | null> {
  if (!manageToken || !TOKEN.test(manageToken)) return null
  const [row] = await sql<(Omit<ManagedAppointment, 'startsAt'> & { startsAt: Temporal.Instant })[]>`
    SELECT a.id AS appointment_id, p.id AS party_id, a.service_name, a.service_name_en, a.starts_at, o.time_zone
    FROM appointment a JOIN office o ON o.id = a.office_id JOIN party p ON p.appointment_id = a.id AND p.role = 'applicant'
    WHERE a.manage_token_hash = ${hashToken(manageToken)} AND a.personal_data_deleted_at IS NULL`
  return row ? { ...row, startsAt: row.startsAt.toString() } : null
}

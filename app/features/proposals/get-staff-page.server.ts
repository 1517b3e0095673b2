import type { Mode } from '#app/features/booking/types.ts'
import type { Reader } from '#prisma/sql.ts'
import { findLatestProposal, findListPlace, type ListPlace, type ProposalView } from './queries.server.ts'

export type StaffProposalPage = ListPlace & {
  appointment: {
    id: string
    serviceName: string
    mode: Mode
    startsAt: string
    timeZone: string
    applicantName: string
    firstName: string
    lastName: string
    hasEmail: boolean
  }
  proposal: ProposalView | null
}

/** What staff see and change for somebody on the phone: the list, the other time that is open, the name. The appointment exists. */
export async function getStaffPage(
  reader: Reader,
  appointmentId: string,
  now: Temporal.Instant,
): Promise<StaffProposalPage> {
  type Row = Omit<StaffProposalPage['appointment'], 'startsAt' | 'firstName' | 'lastName'> & {
    startsAt: Temporal.Instant
  }
  const [[row], place, proposal] = await Promise.all([
    reader<Row[]>`
      SELECT a.id, a.service_name, a.mode, a.starts_at, o.time_zone, coalesce(p.name, '') AS applicant_name, p.email IS NOT NULL AS has_email
      FROM appointment a JOIN office o ON o.id = a.office_id LEFT JOIN party p ON p.appointment_id = a.id AND p.role = 'applicant'
      WHERE a.id = ${appointmentId}`,
    findListPlace(reader, appointmentId),
    findLatestProposal(reader, appointmentId, now),
  ])
  const words = row!.applicantName.split(' ')
  const name = { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? '' }
  return { ...place, appointment: { ...row!, ...name, startsAt: row!.startsAt.toString() }, proposal }
}

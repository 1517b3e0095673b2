import type { Reader } from '#prisma/sql.ts'
import type { PartyState } from '#rooms/waiting/party-machine.ts'
import type { PartyRole } from './visit.ts'

/** Who takes part, as everybody in the visit may know: the id is the identity in the media room. */
export type VisitParty = {
  id: string
  role: PartyRole
  name: string
  departmentName: string | null
  state: PartyState
  /** Goes on by phone, in the same visit. */
  byPhone: boolean
}

/** All parties of a visit, caseworkers first. */
export async function listVisitParties(sql: Reader, appointmentId: string): Promise<VisitParty[]> {
  return sql<VisitParty[]>`
    SELECT p.id, p.role, p.name, CASE WHEN p.role = 'caseworker' THEN d.name END AS department_name, p.state,
      p.call_back_at IS NOT NULL AS by_phone
    FROM party p JOIN appointment a ON a.id = p.appointment_id JOIN department d ON d.id = a.department_id
    WHERE p.appointment_id = ${appointmentId}
    ORDER BY p.role <> 'caseworker', p.role <> 'applicant', p.name, p.id`
}

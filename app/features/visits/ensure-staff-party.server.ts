import type { Tx } from '#prisma/sql.ts'
import type { Party, Visit, VisitStaff } from './visit.ts'

/** The caseworker's own party in a visit, made when it is needed first. Needs the visit's lock. */
export async function ensureStaffParty(tx: Tx, visit: Visit, staff: VisitStaff): Promise<Party> {
  const columns = tx`id, appointment_id, role, staff_id, state, arrived_at, last_seen_at, entered_at, left_at`
  const [known] = await tx<Party[]>`
    SELECT ${columns} FROM party WHERE appointment_id = ${visit.appointmentId} AND staff_id = ${staff.id} AND role = 'caseworker'`
  if (known) return known
  const [made] = await tx<Party[]>`
    INSERT INTO party (appointment_id, role, staff_id, name, state)
    VALUES (${visit.appointmentId}, 'caseworker', ${staff.id}, ${staff.name}, 'invited') RETURNING ${columns}`
  return made!
}

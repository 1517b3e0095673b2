import type { Tx } from '#prisma/sql.ts'
import { moveOf } from '#rooms/waiting/party-machine.ts'
import { moveParty } from './move-party.server.ts'
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

/** Lets the caseworker into the room of a visit they receive: a new party, or one that had left. Needs the visit's lock. */
export async function hostVisit(tx: Tx, visit: Visit, staff: VisitStaff, now: Temporal.Instant): Promise<Party> {
  const party = await ensureStaffParty(tx, visit, staff)
  const action = (['host', 'return', 'admit'] as const).find((candidate) => moveOf(party.state, candidate))
  if (!action) return party
  const state = await moveParty(tx, { visit, party, action, by: { kind: 'staff', id: staff.id }, now })
  return { ...party, state }
}

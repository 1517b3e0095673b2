import type { Tx } from '#prisma/sql.ts'
import { moveOf } from '#rooms/waiting/party-machine.ts'
import { ensureStaffParty } from './ensure-staff-party.server.ts'
import { moveParty } from './move-party.server.ts'
import type { Party, Visit, VisitStaff } from './visit.ts'

/** Lets the caseworker into the room of a visit they receive: a new party, or one that had left. Needs the visit's lock. */
export async function hostVisit(tx: Tx, visit: Visit, staff: VisitStaff, now: Temporal.Instant): Promise<Party> {
  const party = await ensureStaffParty(tx, visit, staff)
  const action = (['host', 'return', 'admit'] as const).find((candidate) => moveOf(party.state, candidate))
  if (!action) return party
  const state = await moveParty(tx, { visit, party, action, by: { kind: 'staff', id: staff.id }, now })
  return { ...party, state }
}

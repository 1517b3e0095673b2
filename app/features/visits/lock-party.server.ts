import { DomainError } from '#app/lib/errors.ts'
import type { Tx } from '#prisma/sql.ts'
import { lockVisit } from './lock-visit.server.ts'
import type { Party, Visit } from './visit.ts'

/**
 * Locks the visit of a party, then the party, and reads both.
 *
 * @throws {DomainError} `not_found`
 */
export async function lockParty(tx: Tx, partyId: string): Promise<{ visit: Visit; party: Party }> {
  const [known] = await tx<{ appointmentId: string }[]>`SELECT appointment_id FROM party WHERE id = ${partyId}`
  if (!known) throw new DomainError('not_found')
  const visit = await lockVisit(tx, known.appointmentId)
  const [party] = await tx<Party[]>`
    SELECT id, appointment_id, role, staff_id, state, arrived_at, last_seen_at, entered_at, left_at
    FROM party WHERE id = ${partyId} FOR NO KEY UPDATE`
  if (!party) throw new DomainError('not_found')
  return { visit, party }
}

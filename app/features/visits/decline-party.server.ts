import type { Db } from '#prisma/sql.ts'
import { lockParty } from './lock-party.server.ts'
import { moveParty } from './move-party.server.ts'
import { assertCanReceive } from './policy.ts'
import { assertCanTakePlace, type VisitStaff } from './visit.ts'

/**
 * Turns away somebody who waits or was parked. Neither has a grant or a room that would still open.
 *
 * @throws {DomainError} `not_found` outside the own department, `wrong_state`, `visit_over`.
 */
export async function declineParty(
  db: Db,
  input: { partyId: string; staff: VisitStaff },
  now: Temporal.Instant,
): Promise<void> {
  await db.transaction(async (tx) => {
    const { visit, party } = await lockParty(tx, input.partyId)
    assertCanReceive(input.staff, visit)
    assertCanTakePlace(visit)
    await moveParty(tx, { visit, party, action: 'decline', by: { kind: 'staff', id: input.staff.id }, now })
  })
}

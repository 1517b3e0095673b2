import type { Db } from '#prisma/sql.ts'
import { lockParty } from './lock-party.server.ts'
import { moveParty } from './move-party.server.ts'
import { assertCanReceive } from './policy.ts'
import { assertCanTakePlace, type VisitStaff } from './visit.ts'

/**
 * Takes back that a party was declined or removed: it may check in again with its own link.
 *
 * @throws {DomainError} `not_found` outside the own department, `wrong_state`, `visit_over`.
 */
export async function invitePartyAgain(
  db: Db,
  input: { partyId: string; staff: VisitStaff },
  now: Temporal.Instant,
): Promise<void> {
  await db.transaction(async (tx) => {
    const { visit, party } = await lockParty(tx, input.partyId)
    assertCanReceive(input.staff, visit)
    assertCanTakePlace(visit)
    await moveParty(tx, { visit, party, action: 'invite_again', by: { kind: 'staff', id: input.staff.id }, now })
  })
}

import type { Db } from '#prisma/sql.ts'
import { lockParty } from './lock-party.server.ts'
import { moveParty } from './move-party.server.ts'
import { assertCanTakePlace } from './visit.ts'

/**
 * Somebody who left the media room, by button or by a broken connection, comes back while the visit lasts. They were admitted before, so
 * nobody has to call them in again. Who is admitted already stays so.
 *
 * @throws {DomainError} `wrong_state` for everybody else, `visit_over`, `not_found`.
 */
export async function returnToVisit(db: Db, input: { partyId: string }, now: Temporal.Instant): Promise<void> {
  await db.transaction(async (tx) => {
    const { visit, party } = await lockParty(tx, input.partyId)
    assertCanTakePlace(visit)
    if (party.state === 'admitted' || party.state === 'in_room') return
    const by = party.staffId
      ? ({ kind: 'staff', id: party.staffId } as const)
      : ({ kind: 'citizen', id: party.id } as const)
    await moveParty(tx, { visit, party, action: 'return', by, now })
  })
}

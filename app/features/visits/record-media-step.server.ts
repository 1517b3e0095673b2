import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import { isAdmitted } from '#rooms/waiting/party-machine.ts'
import { lockParty } from './lock-party.server.ts'
import type { RoomLevel, StepReason } from './media-level.ts'
import { assertCanTakePlace } from './visit.ts'
import { writeMediaStep } from './write-media-step.server.ts'

export type RecordMediaStep = { partyId: string; level: RoomLevel; reason: StepReason }

/**
 * Notes in the record of the visit that a party takes part in another way from now on: with picture, with little data, by sound alone.
 *
 * @throws {DomainError} `not_admitted` for a party outside the room, `visit_over`, `not_found`
 */
export async function recordMediaStep(db: Db, input: RecordMediaStep, now: Temporal.Instant): Promise<void> {
  await db.transaction(async (tx) => {
    const { visit, party } = await lockParty(tx, input.partyId)
    assertCanTakePlace(visit)
    if (!isAdmitted(party.state)) throw new DomainError('not_admitted')
    await writeMediaStep(tx, { visit, party, level: input.level, reason: input.reason, now })
  })
}

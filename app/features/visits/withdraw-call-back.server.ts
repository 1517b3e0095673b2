import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import { isAdmitted } from '#rooms/waiting/party-machine.ts'
import { changeModeInVisit } from './change-mode-in-visit.server.ts'
import { lockParty } from './lock-party.server.ts'
import { recordCallBack } from './record-call-back.server.ts'
import { assertCanTakePlace } from './visit.ts'
import { writeMediaStep } from './write-media-step.server.ts'

/**
 * A party that went on by phone comes back to the media room of the same visit; its number is forgotten. Nothing happens when it did not
 * ask to be called.
 *
 * @throws {DomainError} `not_admitted`, `visit_over`, `not_found`
 */
export async function withdrawCallBack(db: Db, input: { partyId: string }, now: Temporal.Instant): Promise<void> {
  await db.transaction(async (tx) => {
    const { visit, party } = await lockParty(tx, input.partyId)
    assertCanTakePlace(visit)
    if (!isAdmitted(party.state)) throw new DomainError('not_admitted')
    const changed = await tx`
      UPDATE party SET call_back_phone = NULL, call_back_at = NULL, left_at = CASE WHEN state = 'in_room' THEN ${now}::timestamptz END
      WHERE id = ${party.id} AND call_back_at IS NOT NULL`
    if (changed.count === 0) return
    await writeMediaStep(tx, { visit, party, level: 'video', reason: 'chosen', now })
    if (party.role === 'applicant') await changeModeInVisit(tx, visit, party, 'video', now)
    await recordCallBack(tx, visit, party, 'call_back_withdrawn', now)
  })
}

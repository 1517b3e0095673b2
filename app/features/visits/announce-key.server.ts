import { recordEvent } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import { isAdmitted } from '#rooms/waiting/party-machine.ts'
import { lockParty } from './lock-party.server.ts'
import { assertCanTakePlace } from './visit.ts'

/**
 * The page on which a party takes part says its public key; an earlier page's key is replaced. Open pages hear of it, and the maker seals
 * a new group key for everybody.
 *
 * @throws {DomainError} `not_admitted`, `wrong_state` where the visit is not encrypted, `visit_over`, `not_found`
 */
export async function announceKey(
  db: Db,
  input: { partyId: string; publicKey: string },
  now: Temporal.Instant,
): Promise<void> {
  await db.transaction(async (tx) => {
    const { visit, party } = await lockParty(tx, input.partyId)
    assertCanTakePlace(visit)
    if (!isAdmitted(party.state)) throw new DomainError('not_admitted')
    const [row] = await tx<{ endToEnd: boolean }[]>`
      SELECT end_to_end FROM visit WHERE appointment_id = ${visit.appointmentId}`
    if (!row?.endToEnd) throw new DomainError('wrong_state')
    await tx`UPDATE party SET media_key = ${input.publicKey}, media_key_at = ${now} WHERE id = ${party.id}`
    const { departmentId, appointmentId } = visit
    await recordEvent(tx, { type: 'media_key_changed', departmentId, appointmentId, partyId: party.id, now })
  })
}

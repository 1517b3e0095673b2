import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import { joinWindow, windowState } from '#rooms/waiting/join-window.ts'
import { isBarred, type PartyState } from '#rooms/waiting/party-machine.ts'
import { lockParty } from './lock-party.server.ts'
import { moveParty } from './move-party.server.ts'
import type { DeviceCheck } from './schema.ts'
import { assertCanTakePlace, assertIsVideo } from './visit.ts'

export type CheckIn = {
  partyId: string
  /** What the device check found; absent without scripts. */
  deviceCheck?: DeviceCheck | null
}

/**
 * Brings an invited party into the waiting room. Who is already there, or further, stays where they are and keeps the time of arrival,
 * so reloading or pressing twice is harmless.
 *
 * @throws {DomainError} `visit_not_open` before the waiting room opens, `visit_over`, `already_cancelled`, `not_allowed` when staff have
 *   declined or removed the party, `wrong_state` when the appointment is not by video.
 */
export async function checkIn(db: Db, input: CheckIn, now: Temporal.Instant): Promise<PartyState> {
  return db.transaction(async (tx) => {
    const { visit, party } = await lockParty(tx, input.partyId)
    assertIsVideo(visit)
    assertCanTakePlace(visit)
    if (isBarred(party.state)) throw new DomainError('not_allowed')
    const window = windowState(joinWindow(visit.startsAt, visit.endsAt, visit.timeZone), now)
    if (window === 'early') throw new DomainError('visit_not_open')
    if (window === 'over') throw new DomainError('visit_over')
    if (input.deviceCheck)
      await tx`UPDATE party SET device_check = ${tx.json(input.deviceCheck)} WHERE id = ${party.id}`
    if (party.state !== 'invited') {
      await tx`UPDATE party SET last_seen_at = ${now} WHERE id = ${party.id}`
      return party.state
    }
    return moveParty(tx, { visit, party, action: 'check_in', by: { kind: 'citizen', id: party.id }, now })
  })
}

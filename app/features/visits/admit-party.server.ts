import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import type { RoomService } from '#rooms/livekit/room-service.ts'
import { moveOf } from '#rooms/waiting/party-machine.ts'
import { hostVisit } from './host-visit.server.ts'
import { lockParty } from './lock-party.server.ts'
import { moveParty } from './move-party.server.ts'
import { assertCanReceive } from './policy.ts'
import { getVisitOfParty } from './queries.server.ts'
import { assertCanTakePlace, assertIsVideo, type VisitStaff } from './visit.ts'
import { withRoom } from './with-room.server.ts'

export type AdmitParty = { partyId: string; staff: VisitStaff }

/**
 * Calls a waiting or parked party in; the caseworker becomes a party of the visit too. At the first admission the room is made before
 * anybody is admitted. When the media server is away, the party stays where it is, and admitting can be tried again.
 *
 * @returns the caseworker's own party.
 * @throws {DomainError} `not_found` outside the own department, `media_server_away`, `wrong_state` when the party is not waiting,
 *   `visit_over`, `already_cancelled`.
 */
export async function admitParty(
  db: Db,
  rooms: RoomService | null,
  input: AdmitParty,
  now: Temporal.Instant,
): Promise<{ hostPartyId: string }> {
  const { visit, party } = await getVisitOfParty(db.sql, input.partyId)
  assertCanReceive(input.staff, visit)
  assertIsVideo(visit)
  assertCanTakePlace(visit)
  if (!moveOf(party.state, 'admit')) throw new DomainError('wrong_state')
  return withRoom(db, rooms, visit, now, async (tx, locked) => {
    assertCanReceive(input.staff, locked)
    assertCanTakePlace(locked)
    const current = await lockParty(tx, input.partyId)
    await moveParty(tx, {
      visit: locked,
      party: current.party,
      action: 'admit',
      by: { kind: 'staff', id: input.staff.id },
      now,
    })
    const host = await hostVisit(tx, locked, input.staff, now)
    return { hostPartyId: host.id }
  })
}

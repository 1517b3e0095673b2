import type { Db } from '#prisma/sql.ts'
import type { RoomService } from '#rooms/livekit/room-service.ts'
import { moveOf } from '#rooms/waiting/party-machine.ts'
import { lockParty } from './lock-party.server.ts'
import { moveParty } from './move-party.server.ts'
import { tellMediaServer } from './tell-media-server.server.ts'

/**
 * Somebody goes: out of the waiting room (back to invited, the place is free) or out of the media room (left, and may return while the
 * visit lasts). Nothing happens to a party that is neither here nor there.
 *
 * @throws {DomainError} `not_found`
 */
export async function leaveVisit(
  db: Db,
  rooms: RoomService | null,
  input: { partyId: string },
  now: Temporal.Instant,
): Promise<void> {
  const roomName = await db.transaction(async (tx) => {
    const { visit, party } = await lockParty(tx, input.partyId)
    const action = (['leave', 'withdraw'] as const).find((candidate) => moveOf(party.state, candidate))
    if (!action) return null
    const by = party.staffId
      ? ({ kind: 'staff', id: party.staffId } as const)
      : ({ kind: 'citizen', id: party.id } as const)
    await moveParty(tx, { visit, party, action, by, now })
    return action === 'leave' ? visit.roomName : null
  })
  if (roomName) await tellMediaServer(rooms, (server) => server.removeParticipant(roomName, input.partyId))
}

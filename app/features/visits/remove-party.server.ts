import type { Db } from '#prisma/sql.ts'
import type { RoomService } from '#rooms/livekit/room-service.ts'
import { closeRoom } from './close-room.server.ts'
import { deleteClosedRoom } from './delete-closed-room.server.ts'
import { lockParty } from './lock-party.server.ts'
import { moveParty } from './move-party.server.ts'
import { assertCanReceive } from './policy.ts'
import { assertCanTakePlace, type VisitStaff } from './visit.ts'

/**
 * Puts a party out of the visit for good: out of the media room, and no grant until staff invite it again.
 * The others get a new room within a second, because the old one would still let the party in. Needs no media server: when it is away,
 * the decision stands and the reconciler carries it out.
 *
 * @throws {DomainError} `not_found` outside the own department, `wrong_state`, `visit_over`.
 */
export async function removeParty(
  db: Db,
  rooms: RoomService | null,
  input: { partyId: string; staff: VisitStaff },
  now: Temporal.Instant,
): Promise<void> {
  const closed = await db.transaction(async (tx) => {
    const { visit, party } = await lockParty(tx, input.partyId)
    assertCanReceive(input.staff, visit)
    assertCanTakePlace(visit)
    await moveParty(tx, { visit, party, action: 'remove', by: { kind: 'staff', id: input.staff.id }, now })
    // A parked party was put out of the room before this one.
    return party.state === 'parked' ? null : closeRoom(tx, visit)
  })
  await deleteClosedRoom(rooms, closed, input.partyId)
}

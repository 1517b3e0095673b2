import { recordAudit } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import type { Grant, RoomService } from '#rooms/livekit/room-service.ts'
import { isAdmitted, type PartyState } from '#rooms/waiting/party-machine.ts'
import { askMediaServer } from './ask-media-server.server.ts'
import { lockParty } from './lock-party.server.ts'
import { getVisitOfParty } from './queries.server.ts'
import { assertCanTakePlace, assertIsVideo } from './visit.ts'
import { withRoom } from './with-room.server.ts'

/**
 * The one place that opens the media room: a grant for the party's identity, in the room of its own visit, for one minute, and only while
 * the party is admitted. The room is there when this returns. Asking again gives a new grant, as a client does that lost its connection.
 *
 * @throws {DomainError} `not_admitted` for a party that is invited, waiting, parked, declined, removed or has left; `visit_over`,
 *   `already_cancelled`, `media_server_away`, `not_found`.
 */
export async function issueGrant(
  db: Db,
  rooms: RoomService | null,
  input: { partyId: string },
  now: Temporal.Instant,
): Promise<Grant> {
  const { visit, party } = await getVisitOfParty(db.sql, input.partyId)
  assertIsVideo(visit)
  assertCanTakePlace(visit)
  assertAdmitted(party.state)
  const room = await withRoom(db, rooms, visit, now, async (tx, locked, open) => {
    assertCanTakePlace(locked)
    const current = await lockParty(tx, input.partyId)
    assertAdmitted(current.party.state)
    // It is on its way in, so the reconciler counts its grace anew.
    await tx`UPDATE party SET left_at = NULL, last_seen_at = ${now} WHERE id = ${input.partyId}`
    await recordAudit(tx, {
      type: 'grant_issued',
      by: current.party.staffId ? { kind: 'staff', id: current.party.staffId } : { kind: 'citizen', id: input.partyId },
      departmentId: locked.departmentId,
      appointmentId: locked.appointmentId,
      data: { partyId: input.partyId, epoch: open.roomEpoch },
      now,
    })
    return open
  })
  // Signed after commit with the facts of the commit: if the party was put out since, this room is being deleted.
  return askMediaServer(rooms, (server) => server.grant({ room: room.roomName, identity: input.partyId }))
}

function assertAdmitted(state: PartyState): void {
  if (!isAdmitted(state)) throw new DomainError('not_admitted')
}

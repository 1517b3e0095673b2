import { recordAudit } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db, Tx } from '#prisma/sql.ts'
import type { Grant, RoomService } from '#rooms/livekit/room-service.ts'
import { isAdmitted, type PartyState } from '#rooms/waiting/party-machine.ts'
import { askMediaServer } from './ask-media-server.server.ts'
import { lockParty } from './lock-party.server.ts'
import { getVisitOfParty } from './queries.server.ts'
import { isTakenElsewhere } from './seat.ts'
import { assertCanTakePlace, assertIsVideo, type Party } from './visit.ts'
import { withRoom } from './with-room.server.ts'

/** `encrypted`: the page has to agree on a key with the others before it sends anything. */
export type VisitGrant = Grant & { encrypted: boolean }

/** Which page asks, as a random word of the browser, and whether the person said that it takes over from another device. */
export type AskedSeat = { key: string; takesOver: boolean }

/**
 * The one place that opens the media room: a grant for the party's identity, in the room of its own visit, for one minute, and only while
 * the party is admitted. The room is there when this returns. Asking again gives a new grant, as a client does that lost its connection.
 *
 * @throws {DomainError} `not_admitted` for a party that is invited, waiting, parked, declined, removed or has left; `visit_over`,
 *   `already_cancelled`, `media_server_away`, `not_found`; `seat_taken_elsewhere` when another page of the party is in the room and this
 *   one has not said that it takes over.
 */
export async function issueGrant(
  db: Db,
  rooms: RoomService | null,
  input: { partyId: string; seat?: AskedSeat | null },
  now: Temporal.Instant,
): Promise<VisitGrant> {
  const { visit, party } = await getVisitOfParty(db.sql, input.partyId)
  assertIsVideo(visit)
  assertCanTakePlace(visit)
  assertAdmitted(party.state)
  const room = await withRoom(db, rooms, visit, now, async (tx, locked, open) => {
    assertCanTakePlace(locked)
    const current = await lockParty(tx, input.partyId)
    assertAdmitted(current.party.state)
    await takeSeat(tx, current.party, input.seat ?? null, now)
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
    const [row] = await tx<{ endToEnd: boolean }[]>`
      SELECT end_to_end FROM visit WHERE appointment_id = ${locked.appointmentId}`
    return { ...open, encrypted: row?.endToEnd ?? false }
  })
  // Signed after commit with the facts of the commit: if the party was put out since, this room is being deleted.
  const grant = await askMediaServer(rooms, (server) => server.grant({ room: room.roomName, identity: input.partyId }))
  return { ...grant, encrypted: room.encrypted }
}

/** One device a party: the place is given to the page that asks, unless another one has it and the person was not asked. */
async function takeSeat(tx: Tx, party: Party, asked: AskedSeat | null, now: Temporal.Instant): Promise<void> {
  const [row] = await tx<{ seatKey: string | null; seatAt: Temporal.Instant | null; isCalled: boolean }[]>`
    SELECT seat_key, seat_at, call_back_at IS NOT NULL AS is_called FROM party WHERE id = ${party.id}`
  // Who is called by phone comes back by saying so, not by a page that was left open.
  if (row?.isCalled) throw new DomainError('not_admitted')
  if (!asked) return
  const seat = { ...party, key: row?.seatKey ?? null, at: row?.seatAt ?? null }
  if (!asked.takesOver && isTakenElsewhere(seat, asked.key, now)) throw new DomainError('seat_taken_elsewhere')
  await tx`UPDATE party SET seat_key = ${asked.key}, seat_at = ${now} WHERE id = ${party.id}`
}

function assertAdmitted(state: PartyState): void {
  if (!isAdmitted(state)) throw new DomainError('not_admitted')
}

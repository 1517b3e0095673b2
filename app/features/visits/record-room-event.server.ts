import type { Db, Tx } from '#prisma/sql.ts'
import type { RoomService } from '#rooms/livekit/room-service.ts'
import type { RoomEvent } from '#rooms/livekit/webhook.ts'
import { judgeParticipant } from './live-party.ts'
import { lockVisit } from './lock-visit.server.ts'
import { moveParty } from './move-party.server.ts'
import { recordTrouble } from './record-trouble.server.ts'
import { removeStranger, type Stranger } from './remove-stranger.server.ts'
import type { Party, Visit } from './visit.ts'

/** `unknown_room`: of an epoch that was closed, of another product, or of a visit that has ended. */
export type Recorded = 'recorded' | 'duplicate' | 'unknown_room'

/**
 * Takes in one message of the media server. Its id is stored in the transaction of what it changes, so a repeated delivery changes
 * nothing. Messages are hints that may come late or in any order: "joined" moves an admitted party into the room, "left" only starts its
 * grace; what stays wrong is put right by the reconciler. A participant who is no admitted party is removed at once.
 */
export async function recordRoomEvent(
  db: Db,
  rooms: RoomService | null,
  event: RoomEvent,
  now: Temporal.Instant,
): Promise<Recorded> {
  const { recorded, stranger } = await db.transaction(async (tx) => {
    const [stored] = await tx`
      INSERT INTO webhook_event (id, type, room_name, happened_at, received_at)
      VALUES (${event.id}, ${event.type}, ${event.roomName}, ${event.happenedAt}, ${now})
      ON CONFLICT (id) DO NOTHING RETURNING id`
    if (!stored) return { recorded: 'duplicate' as const, stranger: null }
    const visit = await lockVisitOfRoom(tx, event.roomName)
    if (!visit) return { recorded: 'unknown_room' as const, stranger: null }
    return { recorded: 'recorded' as const, stranger: await applyEvent(tx, visit, event, now) }
  })
  if (stranger) await removeStranger(db, rooms, stranger, now)
  return recorded
}

async function lockVisitOfRoom(tx: Tx, roomName: string | null): Promise<Visit | null> {
  if (!roomName) return null
  const [row] = await tx<{ appointmentId: string }[]>`SELECT appointment_id FROM visit WHERE room_name = ${roomName}`
  if (!row) return null
  const visit = await lockVisit(tx, row.appointmentId)
  return visit.roomName === roomName && visit.state === 'booked' ? visit : null
}

async function applyEvent(tx: Tx, visit: Visit, event: RoomEvent, now: Temporal.Instant): Promise<Stranger | null> {
  if (!event.identity) return null
  if (event.type === 'participant_left' || event.type === 'participant_connection_aborted') {
    const [dropped] = await tx<{ id: string }[]>`
      UPDATE party SET left_at = ${now}
      WHERE id::text = ${event.identity} AND appointment_id = ${visit.appointmentId} AND state = 'in_room' AND left_at IS NULL
        AND call_back_at IS NULL RETURNING id`
    // Whoever leaves by the button has left before the media server tells of it.
    if (dropped)
      await recordTrouble(tx, { appointmentId: visit.appointmentId, partyId: dropped.id, kind: 'connection_lost' }, now)
    return null
  }
  if (event.type !== 'participant_joined') return null
  const [party] = await tx<Party[]>`
    SELECT id, appointment_id, role, staff_id, state, arrived_at, last_seen_at, entered_at, left_at
    FROM party WHERE id::text = ${event.identity} AND appointment_id = ${visit.appointmentId} FOR NO KEY UPDATE`
  const finding = judgeParticipant(party?.state)
  if (!party || finding === 'stranger')
    return {
      roomName: visit.roomName!,
      identity: event.identity,
      appointmentId: visit.appointmentId,
      departmentId: visit.departmentId,
    }
  if (finding === 'entered') await moveParty(tx, { visit, party, action: 'enter', by: { kind: 'system' }, now })
  else await tx`UPDATE party SET left_at = NULL WHERE id = ${party.id}`
  return null
}

import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import { newRoomName } from '#rooms/livekit/room-name.ts'
import type { RoomService } from '#rooms/livekit/room-service.ts'
import { askMediaServer } from './ask-media-server.server.ts'
import { getVisitOfParty } from './queries.server.ts'
import { REHEARSAL_MINUTES } from './rehearsal-room.ts'
import { tellMediaServer } from './tell-media-server.server.ts'
import { assertCanTakePlace, assertIsVideo } from './visit.ts'

/** A person who tries again and again needs help, not another try. */
const MOST_PER_HOUR = 12

/**
 * Makes a room for one try of a party's technology, which no visit knows of and which is deleted when the try ends or after three minutes.
 * An earlier try of the same party that is still open ends with it.
 *
 * @returns the id of the rehearsal.
 * @throws {DomainError} `not_found`, `wrong_state` for another mode than video, `visit_over`, `already_cancelled`, `visit_not_open`,
 *   `too_many_attempts`, `media_server_away`.
 */
export async function startRehearsal(
  db: Db,
  rooms: RoomService | null,
  input: { partyId: string },
  now: Temporal.Instant,
): Promise<{ rehearsalId: string }> {
  const { visit } = await getVisitOfParty(db.sql, input.partyId)
  assertIsVideo(visit)
  assertCanTakePlace(visit)
  const roomName = newRoomName(visit.municipalityId)
  const { rehearsalId, old } = await db.transaction(async (tx) => {
    await tx`SELECT FROM party WHERE id = ${input.partyId} FOR NO KEY UPDATE`
    const [{ tries }] = await tx<[{ tries: number }]>`
      SELECT count(*)::int AS tries FROM rehearsal WHERE party_id = ${input.partyId} AND started_at > ${now.subtract({ hours: 1 })}`
    if (tries >= MOST_PER_HOUR) throw new DomainError('too_many_attempts', { seconds: 3600 })
    const old = await tx<{ roomName: string }[]>`
      UPDATE rehearsal r SET room_name = NULL, ended_at = ${now}
      FROM (SELECT id, room_name FROM rehearsal WHERE party_id = ${input.partyId} AND room_name IS NOT NULL FOR UPDATE) AS open
      WHERE r.id = open.id RETURNING open.room_name`
    const [row] = await tx<{ id: string }[]>`
      INSERT INTO rehearsal (appointment_id, party_id, room_name, started_at)
      VALUES (${visit.appointmentId}, ${input.partyId}, ${roomName}, ${now}) RETURNING id`
    return { rehearsalId: row!.id, old: old.map((one) => one.roomName) }
  })
  for (const name of old) await tellMediaServer(rooms, (server) => server.deleteRoom(name))
  await askMediaServer(rooms, (server) => server.createRoom(roomName, { emptySeconds: REHEARSAL_MINUTES * 60 }))
  return { rehearsalId }
}

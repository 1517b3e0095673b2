import { DomainError } from '#app/lib/errors.ts'
import type { Reader } from '#prisma/sql.ts'
import type { Grant, RoomService } from '#rooms/livekit/room-service.ts'
import { askMediaServer } from './ask-media-server.server.ts'
import { REHEARSAL_MINUTES } from './rehearsal-room.ts'

/**
 * A grant for one minute, for nobody's identity but the rehearsal's, in the rehearsal's room: it opens no visit. Each check of the
 * rehearsal asks for its own.
 *
 * @throws {DomainError} `not_found` for another party's rehearsal, `visit_over` when it has ended, `media_server_away`.
 */
export async function issueRehearsalGrant(
  sql: Reader,
  rooms: RoomService | null,
  { partyId, rehearsalId }: { partyId: string; rehearsalId: string },
  now: Temporal.Instant,
): Promise<Grant> {
  const [row] = await sql<{ roomName: string | null; startedAt: Temporal.Instant }[]>`
    SELECT room_name, started_at FROM rehearsal WHERE id = ${rehearsalId} AND party_id = ${partyId}`
  if (!row) throw new DomainError('not_found')
  const until = row.startedAt.add({ minutes: REHEARSAL_MINUTES })
  const { roomName } = row
  if (!roomName || Temporal.Instant.compare(now, until) >= 0) throw new DomainError('visit_over')
  return askMediaServer(rooms, (server) => server.grant({ room: roomName, identity: rehearsalId }))
}

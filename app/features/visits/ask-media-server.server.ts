import { DomainError } from '#app/lib/errors.ts'
import { isMediaServerAway } from '#rooms/livekit/away.ts'
import type { RoomService } from '#rooms/livekit/room-service.ts'

/**
 * Asks the media server for something the visit cannot go on without.
 *
 * @throws {DomainError} `media_server_away` when none is configured or it cannot be used now; nothing has changed then.
 */
export async function askMediaServer<T>(
  rooms: RoomService | null,
  ask: (rooms: RoomService) => Promise<T>,
): Promise<T> {
  if (!rooms) throw new DomainError('media_server_away')
  try {
    return await ask(rooms)
  } catch (error) {
    if (isMediaServerAway(error)) throw new DomainError('media_server_away')
    throw error
  }
}

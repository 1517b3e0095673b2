import { isMediaServerAway } from '#rooms/livekit/away.ts'
import type { RoomService } from '#rooms/livekit/room-service.ts'

/**
 * Tells the media server what was already decided in the database. When it is away the decision stands, and the reconciler carries it
 * out later.
 *
 * @returns whether the media server heard it.
 */
export async function tellMediaServer(
  rooms: RoomService | null,
  tell: (rooms: RoomService) => Promise<void>,
): Promise<boolean> {
  if (!rooms) return false
  try {
    await tell(rooms)
    return true
  } catch (error) {
    if (isMediaServerAway(error)) return false
    throw error
  }
}

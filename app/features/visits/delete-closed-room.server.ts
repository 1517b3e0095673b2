import type { RoomService } from '#rooms/livekit/room-service.ts'
import { tellMediaServer } from './tell-media-server.server.ts'

/** Carries out that a room was closed: the named party is told that it was removed, everybody else that the room is gone. */
export async function deleteClosedRoom(
  rooms: RoomService | null,
  roomName: string | null,
  partyId?: string,
): Promise<void> {
  if (!roomName) return
  await tellMediaServer(rooms, async (server) => {
    if (partyId) await server.removeParticipant(roomName, partyId)
    await server.deleteRoom(roomName)
  })
}

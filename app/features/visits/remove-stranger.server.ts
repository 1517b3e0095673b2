import { recordAudit } from '#app/features/audit/record.server.ts'
import type { Db } from '#prisma/sql.ts'
import type { RoomService } from '#rooms/livekit/room-service.ts'
import { tellMediaServer } from './tell-media-server.server.ts'

export type Stranger = { roomName: string; identity: string; appointmentId: string; departmentId: string }

/** Puts somebody who has no business in a room out of it, and leaves a trace without the identity, which may be anything. */
export async function removeStranger(
  db: Db,
  rooms: RoomService | null,
  stranger: Stranger,
  now: Temporal.Instant,
): Promise<void> {
  await tellMediaServer(rooms, (server) => server.removeParticipant(stranger.roomName, stranger.identity))
  await db.transaction((tx) =>
    recordAudit(tx, {
      type: 'room_stranger_removed',
      by: { kind: 'system' },
      departmentId: stranger.departmentId,
      appointmentId: stranger.appointmentId,
      now,
    }),
  )
}

import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { DomainError, isDomainError } from '#app/lib/errors.ts'
import type { Db, Tx } from '#prisma/sql.ts'
import { newRoomName } from '#rooms/livekit/room-name.ts'
import type { RoomService } from '#rooms/livekit/room-service.ts'
import { askMediaServer } from './ask-media-server.server.ts'
import { lockVisit } from './lock-visit.server.ts'
import { recordTrouble } from './record-trouble.server.ts'
import { tellMediaServer } from './tell-media-server.server.ts'
import type { Visit } from './visit.ts'

export type OpenRoom = { roomName: string; roomEpoch: number }

const ATTEMPTS = 4

/**
 * Runs `work` in one transaction that holds the visit's lock, with a room that exists on the media server. The media server is asked
 * before the lock is taken: the visit's own room is used when it is there, else a new one is made under a new name, never under an old
 * one, so that no earlier grant opens it. When the visit's door changed meanwhile, all of it is done again.
 *
 * @throws {DomainError} `media_server_away`; then nothing has changed but that the visit knows of it. Whatever `work` throws; a room made in vain is deleted.
 */
export async function withRoom<T>(
  db: Db,
  rooms: RoomService | null,
  visit: Pick<Visit, 'appointmentId' | 'municipalityId'>,
  now: Temporal.Instant,
  work: (tx: Tx, visit: Visit, room: OpenRoom) => Promise<T>,
): Promise<T> {
  try {
    return await tryWithRoom(db, rooms, visit, now, work)
  } catch (error) {
    if (isDomainError(error) && error.code === 'media_server_away')
      await recordTrouble(db.sql, { appointmentId: visit.appointmentId, partyId: null, kind: 'media_server_away' }, now)
    throw error
  }
}

async function tryWithRoom<T>(
  db: Db,
  rooms: RoomService | null,
  visit: Pick<Visit, 'appointmentId' | 'municipalityId'>,
  now: Temporal.Instant,
  work: (tx: Tx, visit: Visit, room: OpenRoom) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const known = await readRoomName(db, visit.appointmentId)
    const fresh = known && (await exists(rooms, known)) ? null : newRoomName(visit.municipalityId)
    if (fresh) await askMediaServer(rooms, (server) => server.createRoom(fresh))
    let adopted = false
    try {
      const result = await db.transaction(async (tx) => {
        adopted = false
        const locked = await lockVisit(tx, visit.appointmentId)
        if (locked.roomName !== known) return null
        const room = fresh ? await adoptRoom(tx, locked, fresh, now) : { roomName: known!, roomEpoch: locked.roomEpoch }
        const value = await work(tx, { ...locked, ...room }, room)
        adopted = true
        return { value }
      })
      if (result) return result.value
    } finally {
      if (fresh && !adopted) await tellMediaServer(rooms, (server) => server.deleteRoom(fresh))
    }
  }
  throw new DomainError('form_outdated')
}

async function readRoomName(db: Db, appointmentId: string): Promise<string | null> {
  const [row] = await db.sql<
    { roomName: string | null }[]
  >`SELECT room_name FROM visit WHERE appointment_id = ${appointmentId}`
  return row?.roomName ?? null
}

async function exists(rooms: RoomService | null, name: string): Promise<boolean> {
  const found = await askMediaServer(rooms, (server) => server.listRooms([name]))
  return found.some((room) => room.name === name)
}

async function adoptRoom(tx: Tx, visit: Visit, roomName: string, now: Temporal.Instant): Promise<OpenRoom> {
  const [row] = await tx<{ roomEpoch: number }[]>`
    INSERT INTO visit (appointment_id, room_name, room_epoch, opened_at, end_to_end)
    SELECT ${visit.appointmentId}, ${roomName}, 1, ${now}::timestamptz, end_to_end FROM department WHERE id = ${visit.departmentId}
    ON CONFLICT (appointment_id) DO UPDATE SET
      room_name = ${roomName}, room_epoch = visit.room_epoch + 1, opened_at = coalesce(visit.opened_at, ${now}),
      -- What a visit began with stays: nobody is asked to change over in the middle of a talk.
      end_to_end = CASE WHEN visit.opened_at IS NULL THEN excluded.end_to_end ELSE visit.end_to_end END
    RETURNING room_epoch`
  if (!visit.openedAt) {
    const entry = {
      type: 'visit_opened',
      departmentId: visit.departmentId,
      appointmentId: visit.appointmentId,
      now,
    } as const
    await recordAudit(tx, { ...entry, by: { kind: 'system' } })
    await recordEvent(tx, entry)
  }
  return { roomName, roomEpoch: row!.roomEpoch }
}

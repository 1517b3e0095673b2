import type { Db } from '#prisma/sql.ts'
import { isRoomOf } from '#rooms/livekit/room-name.ts'
import type { RoomService } from '#rooms/livekit/room-service.ts'
import { reconcileVisit } from './reconcile-visit.server.ts'
import { REHEARSAL_MINUTES } from './rehearsal-room.ts'
import { removeStranger } from './remove-stranger.server.ts'

/** How often the worker reconciles. */
export const RECONCILE_EVERY_SECONDS = 20

/** A room that is younger may belong to an admission whose transaction has not committed yet. */
const ORPHAN_AFTER_SECONDS = 60

export type Reconciled = {
  visits: number
  orphansDeleted: number
  strangersRemoved: number
  entered: number
  left: number
}

/**
 * Compares the media server with the database, which is right: deletes rooms without an open visit or rehearsal, removes participants who are no
 * admitted party, moves parties into the room or, after their grace, out of it. Keeps nothing in memory, may run in several processes,
 * and does nothing at all when the media server is away, so an outage never counts as everybody's leaving.
 *
 * @throws {MediaServerAway} The caller logs it and tries again at the next turn.
 */
export async function reconcileRooms(db: Db, rooms: RoomService, now: Temporal.Instant): Promise<Reconciled> {
  const result: Reconciled = { visits: 0, orphansDeleted: 0, strangersRemoved: 0, entered: 0, left: 0 }
  // Listed before the database is read: a room that appears in between is not in the list, and a listed one is not missed.
  const live = await rooms.listRooms()
  const open = await db.sql<{ appointmentId: string; roomName: string }[]>`
    SELECT v.appointment_id, v.room_name FROM visit v JOIN appointment a ON a.id = v.appointment_id
    WHERE v.room_name IS NOT NULL AND v.ended_at IS NULL AND a.state = 'booked'`
  const rehearsals = await endLongRehearsals(db, now)
  const municipalities = await db.sql<{ id: string }[]>`SELECT id FROM municipality`
  const ids = municipalities.map(({ id }) => id)
  const wanted = new Set([...open.map((visit) => visit.roomName), ...rehearsals])
  for (const room of live) {
    if (wanted.has(room.name) || !isRoomOf(room.name, ids) || room.ageSeconds < ORPHAN_AFTER_SECONDS) continue
    await rooms.deleteRoom(room.name)
    result.orphansDeleted++
  }
  for (const visit of open) {
    const present = await rooms.listParticipants(visit.roomName)
    const found = await reconcileVisit(db, { ...visit, identities: present.map(({ identity }) => identity) }, now)
    for (const stranger of found.strangers) await removeStranger(db, rooms, stranger, now)
    result.visits++
    result.strangersRemoved += found.strangers.length
    result.entered += found.entered
    result.left += found.left
  }
  return result
}

/** Rehearsals have their time; a browser that was closed in the middle reports no end. Answers the rooms of those that still run. */
async function endLongRehearsals(db: Db, now: Temporal.Instant): Promise<string[]> {
  const begun = now.subtract({ minutes: REHEARSAL_MINUTES })
  await db.sql`UPDATE rehearsal SET room_name = NULL, ended_at = ${now} WHERE room_name IS NOT NULL AND started_at <= ${begun}`
  const open = await db.sql<{ roomName: string }[]>`SELECT room_name FROM rehearsal WHERE room_name IS NOT NULL`
  return open.map(({ roomName }) => roomName)
}

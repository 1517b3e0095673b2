import { recordEvent } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import type { RoomService } from '#rooms/livekit/room-service.ts'
import { judgeRehearsal, type RehearsalSteps, type Verdict } from './rehearsal.ts'
import { tellMediaServer } from './tell-media-server.server.ts'

/**
 * Keeps how a rehearsal went, for the caseworker and the call centre to see, and deletes its room. The verdict is the server's own.
 *
 * @throws {DomainError} `not_found` for another party's rehearsal or one that has a result.
 */
export async function finishRehearsal(
  db: Db,
  rooms: RoomService | null,
  { partyId, rehearsalId, steps }: { partyId: string; rehearsalId: string; steps: RehearsalSteps },
  now: Temporal.Instant,
): Promise<{ verdict: Verdict }> {
  const { verdict } = judgeRehearsal(steps)
  const roomName = await db.transaction(async (tx) => {
    const [row] = await tx<{ roomName: string | null; appointmentId: string; departmentId: string }[]>`
      SELECT r.room_name, r.appointment_id, a.department_id FROM rehearsal r JOIN appointment a ON a.id = r.appointment_id
      WHERE r.id = ${rehearsalId} AND r.party_id = ${partyId} AND r.verdict IS NULL FOR UPDATE OF r`
    if (!row) throw new DomainError('not_found')
    await tx`
      UPDATE rehearsal SET room_name = NULL, ended_at = ${now}, steps = ${tx.json(steps)}, verdict = ${verdict} WHERE id = ${rehearsalId}`
    const { appointmentId, departmentId } = row
    await recordEvent(tx, { type: 'rehearsal_finished', departmentId, appointmentId, data: { verdict }, now })
    return row.roomName
  })
  if (roomName) await tellMediaServer(rooms, (server) => server.deleteRoom(roomName))
  return { verdict }
}

import type { Tx } from '#prisma/sql.ts'
import type { Visit } from './visit.ts'

/**
 * Shuts the visit's door in the database: its room counts no longer. The media server knows no revocation, and hands every connected
 * client a fresh key for ten minutes, so somebody who was put out could come back to the same room; whoever may stay gets a grant for
 * the next room instead.
 *
 * @returns the name of the room to delete after commit, or null when there was none.
 */
export async function closeRoom(tx: Tx, visit: Visit): Promise<string | null> {
  if (!visit.roomName) return null
  await tx`UPDATE visit SET room_name = NULL WHERE appointment_id = ${visit.appointmentId}`
  return visit.roomName
}

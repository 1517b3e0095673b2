import { recordEvent } from '#app/features/audit/record.server.ts'
import type { Db } from '#prisma/sql.ts'
import { isPresent } from '#rooms/waiting/presence.ts'

/**
 * The waiting page says that it is still there. Arrival and place are untouched by gaps; a page that comes back after it counted as away
 * is announced to staff.
 */
export async function keepAlive(db: Db, input: { partyId: string }, now: Temporal.Instant): Promise<void> {
  await db.transaction(async (tx) => {
    const [party] = await tx<{ lastSeenAt: Temporal.Instant | null; appointmentId: string; departmentId: string }[]>`
      SELECT p.last_seen_at, p.appointment_id, a.department_id FROM party p JOIN appointment a ON a.id = p.appointment_id
      WHERE p.id = ${input.partyId} AND p.state IN ('waiting', 'parked') AND a.state = 'booked' FOR NO KEY UPDATE OF p`
    if (!party) return
    await tx`UPDATE party SET last_seen_at = ${now} WHERE id = ${input.partyId}`
    if (isPresent(party.lastSeenAt, now)) return
    const { appointmentId, departmentId } = party
    await recordEvent(tx, { type: 'party_seen', departmentId, appointmentId, partyId: input.partyId, now })
  })
}

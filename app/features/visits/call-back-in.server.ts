import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { queueNotice } from '#app/features/notices/queue-notice.server.ts'
import type { Db } from '#prisma/sql.ts'
import { isDueToCall } from '#rooms/waiting/called-back.ts'
import { estimateStart } from '#rooms/waiting/queue.ts'
import { listQueue } from './list-queue.server.ts'

/** How often the worker looks whom to call. */
export const CALL_EVERY_SECONDS = 15

type Away = {
  partyId: string
  appointmentId: string
  departmentId: string
  awaySince: Temporal.Instant
  graceMinutes: number
}

/**
 * Calls everybody who left the waiting room and is about to be next: one mail each, with the link back. May run in several processes: the
 * row is claimed in the transaction that queues the mail.
 *
 * @returns how many were called.
 */
export async function callBackIn(db: Db, now: Temporal.Instant): Promise<number> {
  const away = await db.sql<Away[]>`
    SELECT p.id AS party_id, a.id AS appointment_id, a.department_id, p.away_since, d.call_grace_minutes AS grace_minutes
    FROM party p JOIN appointment a ON a.id = p.appointment_id JOIN department d ON d.id = a.department_id
    WHERE p.away_since IS NOT NULL AND p.called_at IS NULL AND p.state = 'waiting' AND a.state = 'booked'
    ORDER BY p.away_since LIMIT 500`
  let called = 0
  for (const person of away) {
    const queue = await listQueue(db.sql, person.appointmentId, now)
    const own = queue.find(({ appointmentId }) => appointmentId === person.appointmentId)
    if (!own) continue
    const { waitMinutes } = estimateStart({ ...own, begunAt: null }, queue, now)
    if (isDueToCall({ ...person, calledAt: null }, waitMinutes) && (await call(db, person, now))) called++
  }
  return called
}

async function call(db: Db, { partyId, appointmentId, departmentId }: Away, now: Temporal.Instant): Promise<boolean> {
  return db.transaction(async (tx) => {
    const claimed = await tx`
      UPDATE party SET called_at = ${now}
      WHERE id = ${partyId} AND away_since IS NOT NULL AND called_at IS NULL AND state = 'waiting'`
    if (claimed.count === 0) return false
    await queueNotice(tx, { appointmentId, kind: 'your_turn', partyId, now })
    const entry = { type: 'party_called_back', departmentId, appointmentId, now } as const
    await recordAudit(tx, { ...entry, by: { kind: 'system' }, data: { partyId } })
    await recordEvent(tx, { ...entry, partyId })
    return true
  })
}

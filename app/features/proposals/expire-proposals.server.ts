import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { freeTime } from '#app/features/booking/free-time.server.ts'
import { lockAppointment } from '#app/features/booking/lock-appointment.server.ts'
import type { Db } from '#prisma/sql.ts'

const BATCH = 200

type Due = { id: string; appointmentId: string; reason: string }

/**
 * Ends proposals that nobody answered in time and gives their time on; the appointment stays untouched, and where its own time is no longer
 * open that remains a task of the desk. Also ends those whose appointment is over, and removes rests that have run out.
 *
 * @returns how many proposals ended.
 */
export async function expireProposals(db: Db, now: Temporal.Instant): Promise<number> {
  const due = await db.sql<Due[]>`
    SELECT p.id, p.appointment_id, p.reason FROM proposal p JOIN appointment a ON a.id = p.appointment_id
    WHERE p.state = 'open' AND (p.expires_at <= ${now} OR p.starts_at <= ${now} OR a.starts_at <= ${now} OR a.state <> 'booked')
    ORDER BY p.expires_at LIMIT ${BATCH}`
  let ended = 0
  for (const proposal of due) if (await expire(db, proposal, now)) ended += 1
  await db.sql`DELETE FROM allocation WHERE purpose = 'rest' AND expires_at <= ${now}`
  return ended
}

async function expire(db: Db, { id, appointmentId, reason }: Due, now: Temporal.Instant): Promise<boolean> {
  return db.transaction(async (tx) => {
    const appointment = await lockAppointment(tx, { id: appointmentId })
    const ended =
      await tx`UPDATE proposal SET state = 'expired', answered_at = ${now} WHERE id = ${id} AND state = 'open'`
    if (!appointment || ended.count === 0) return false
    await freeTime(tx, { appointmentId, only: 'offer', now })
    const fact = { appointmentId, departmentId: appointment.departmentId, data: { proposalId: id, reason }, now }
    await recordAudit(tx, { ...fact, type: 'proposal_expired', by: { kind: 'system' } })
    await recordEvent(tx, { ...fact, type: 'proposal_expired' })
    return true
  })
}

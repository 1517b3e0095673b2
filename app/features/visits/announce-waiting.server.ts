import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import type { WaitingState } from '#rooms/waiting/waiting-word.ts'
import type { VisitStaff } from './visit.ts'

/**
 * Tells everybody who waits for the department that it works, has a technical problem, or is closed. The open pages hear of it by one
 * event each.
 *
 * @throws {DomainError} `not_found` for staff without a department.
 */
export async function announceWaiting(
  db: Db,
  { staff, state }: { staff: VisitStaff; state: WaitingState },
  now: Temporal.Instant,
): Promise<void> {
  const { departmentId } = staff
  if (!departmentId) throw new DomainError('not_found')
  await db.transaction(async (tx) => {
    await tx`
      UPDATE department SET waiting_state = ${state}, waiting_state_at = ${state === 'open' ? null : now}
      WHERE id = ${departmentId}`
    const entry = { type: 'waiting_state_announced', departmentId, now, data: { state } } as const
    await recordAudit(tx, { ...entry, by: { kind: 'staff', id: staff.id } })
    await recordEvent(tx, entry)
    await tx`
      INSERT INTO event (at, type, department_id, appointment_id, data)
      SELECT DISTINCT ${now}::timestamptz, ${entry.type}, a.department_id, a.id, ${tx.json({ state })}::jsonb
      FROM appointment a JOIN party p ON p.appointment_id = a.id AND p.state IN ('waiting', 'parked')
      WHERE a.department_id = ${departmentId} AND a.state = 'booked' AND a.ends_at > ${now.subtract({ hours: 16 })}`
  })
}

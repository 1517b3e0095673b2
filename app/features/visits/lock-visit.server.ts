import { DomainError } from '#app/lib/errors.ts'
import type { Tx } from '#prisma/sql.ts'
import type { Visit } from './visit.ts'

/**
 * Locks a visit for this transaction and reads it. The lock is the appointment's row, the same that moving and cancelling take, so that
 * everything that happens to one appointment happens one after the other. Take it before any lock on a party.
 *
 * @throws {DomainError} `not_found`
 */
export async function lockVisit(tx: Tx, appointmentId: string): Promise<Visit> {
  await tx`SELECT 1 FROM appointment WHERE id = ${appointmentId} FOR NO KEY UPDATE`
  // A statement of its own: it sees what the transaction we may have waited for has committed.
  const [visit] = await tx<Visit[]>`
    SELECT a.id AS appointment_id, a.municipality_id, a.department_id, a.state, a.mode, a.starts_at, a.ends_at, o.time_zone,
           v.room_name, coalesce(v.room_epoch, 0) AS room_epoch, v.opened_at, coalesce(v.ended_at, a.ended_at) AS ended_at
    FROM appointment a JOIN office o ON o.id = a.office_id LEFT JOIN visit v ON v.appointment_id = a.id
    WHERE a.id = ${appointmentId}`
  if (!visit) throw new DomainError('not_found')
  return visit
}

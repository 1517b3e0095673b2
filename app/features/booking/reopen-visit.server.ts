import type { Tx } from '#prisma/sql.ts'
import { requireMove } from './appointment-state.ts'
import type { AppointmentCore } from './types.ts'

/**
 * An appointment whose visit failed for technical reasons is booked again at its new time: the same id, code and links, and everybody is
 * invited anew, as if nobody had been there. What happened stays in the audit and in `technical_failure`. Does nothing to any other
 * appointment, which must be locked.
 */
export async function reopenVisit(
  tx: Tx,
  { id, state }: Pick<AppointmentCore, 'id' | 'state'>,
  now: Temporal.Instant,
): Promise<void> {
  if (state !== 'technical_failure') return
  requireMove(state, 'booked')
  await tx`UPDATE appointment SET state = 'booked', ended_at = NULL WHERE id = ${id}`
  await tx`UPDATE visit SET ended_at = NULL, opened_at = NULL WHERE appointment_id = ${id}`
  await tx`
    UPDATE party SET state = 'invited', arrived_at = NULL, last_seen_at = NULL, admitted_at = NULL, entered_at = NULL, left_at = NULL,
           device_check = NULL, version = version + 1
    WHERE appointment_id = ${id} AND state NOT IN ('removed', 'declined')`
  await tx`DELETE FROM visit_trouble WHERE appointment_id = ${id}`
  await tx`UPDATE technical_failure SET rebooked_at = ${now} WHERE appointment_id = ${id} AND rebooked_at IS NULL`
}

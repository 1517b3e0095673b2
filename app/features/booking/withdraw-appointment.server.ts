import { type Actor, recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { queueNoticeForAll } from '#app/features/notices/queue-notice.server.ts'
import type { Tx } from '#prisma/sql.ts'
import { requireMove } from './appointment-state.ts'
import { freeTime } from './free-time.server.ts'
import type { AppointmentCore } from './types.ts'

export type Withdrawal = { by: Extract<Actor, { kind: 'citizen' | 'staff' }>; reason: string; now: Temporal.Instant }

/** Ends a locked request or booking within a larger change: time and seat go back, and calendars that have it are told. */
export async function withdrawAppointment(
  tx: Tx,
  { id: appointmentId, state, departmentId }: Pick<AppointmentCore, 'id' | 'state' | 'departmentId'>,
  { by, reason, now }: Withdrawal,
): Promise<void> {
  requireMove(state, 'cancelled')
  await freeTime(tx, { appointmentId, now })
  await tx`
    UPDATE appointment SET state = 'cancelled', expires_at = NULL, ended_at = ${now}, cancelled_by = ${by.kind}, cancel_reason = ${reason || null},
           ical_sequence = ical_sequence + 1, version = version + 1
    WHERE id = ${appointmentId}`
  const fact = { appointmentId, departmentId, data: { by: by.kind }, now }
  await recordAudit(tx, { ...fact, type: 'appointment_cancelled', by })
  await recordEvent(tx, { ...fact, type: 'appointment_cancelled' })
  if (state === 'booked') await queueNoticeForAll(tx, { appointmentId, kind: 'cancelled', now })
}

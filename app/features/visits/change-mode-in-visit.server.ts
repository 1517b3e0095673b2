import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import type { Tx } from '#prisma/sql.ts'
import type { Party, Visit } from './visit.ts'

/** The appointment's own mode, as it goes on from here. Calendars and mails stay as they are: everybody is in the visit already. */
export async function changeModeInVisit(
  tx: Tx,
  visit: Visit,
  party: Party,
  mode: 'video' | 'phone',
  now: Temporal.Instant,
): Promise<void> {
  if (visit.mode === mode) return
  await tx`UPDATE appointment SET mode = ${mode}, version = version + 1 WHERE id = ${visit.appointmentId}`
  const fact = { departmentId: visit.departmentId, appointmentId: visit.appointmentId, now }
  const by = { kind: 'citizen', id: party.id } as const
  await recordAudit(tx, { ...fact, type: 'appointment_mode_changed', by, data: { from: visit.mode, to: mode } })
  await recordEvent(tx, { ...fact, type: 'appointment_mode_changed', data: { by: 'citizen' } })
}

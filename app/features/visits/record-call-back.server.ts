import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import type { Tx } from '#prisma/sql.ts'
import type { Party, Visit } from './visit.ts'

/** Audit row and event; neither holds the number. */
export async function recordCallBack(
  tx: Tx,
  visit: Visit,
  party: Party,
  type: 'call_back_asked' | 'call_back_withdrawn',
  now: Temporal.Instant,
): Promise<void> {
  const fact = { type, departmentId: visit.departmentId, appointmentId: visit.appointmentId, now }
  await recordAudit(tx, { ...fact, by: { kind: 'citizen', id: party.id }, data: { partyId: party.id } })
  await recordEvent(tx, { ...fact, partyId: party.id })
}

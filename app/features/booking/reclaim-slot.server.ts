import { listCandidates } from '#app/features/scheduling/queries.server.ts'
import type { Tx } from '#prisma/sql.ts'
import { claimSlot } from './claim-slot.server.ts'
import { keepSeat } from './keep-seat.server.ts'
import { hasStarted } from './policy.ts'
import type { AppointmentCore } from './types.ts'
import { visitTimes } from './visit-times.ts'

/**
 * Keeps the time of a hold or a request until `expiresAt` (null: for good), also when it had run out but nobody else has taken the time yet.
 * Answers false when it is lost. The appointment must be locked.
 */
export async function reclaimSlot(
  tx: Tx,
  appointment: AppointmentCore,
  expiresAt: Temporal.Instant | null,
  now: Temporal.Instant,
): Promise<boolean> {
  if (hasStarted(appointment, now)) return false
  const { id, offeringId, mode, startsAt, groupAppointmentId } = appointment
  if (groupAppointmentId) return keepSeat(tx, { appointmentId: id, groupAppointmentId, expiresAt, now })
  const { from, to } = visitTimes(appointment, startsAt)
  const kept = await tx`
    UPDATE allocation SET expires_at = ${expiresAt}, purpose = 'visit' WHERE appointment_id = ${id} AND during = tstzrange(${from}, ${to})`
  if (kept.count > 0) return true
  const sets = await listCandidates(tx, { offeringId, mode, start: startsAt, excludeAppointmentId: id, now })
  return (await claimSlot(tx, { appointmentId: id, sets, from, to, expiresAt, now })) !== null
}

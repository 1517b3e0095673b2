import { listCandidates } from '#app/features/scheduling/queries.server.ts'
import type { Tx } from '#prisma/sql.ts'
import { claimSlot } from './claim-slot.server.ts'
import { findSameVisit } from './find-same-visit.server.ts'
import { keepSeat } from './keep-seat.server.ts'
import { hasStarted } from './policy.ts'
import { listOwnAllocations } from './queries.server.ts'
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
  const [found] = await tx<{ kept: number; needed: number }[]>`
    WITH kept AS (
      UPDATE allocation SET expires_at = ${expiresAt}, purpose = 'visit'
      WHERE appointment_id = ${id} AND during = tstzrange(${from}, ${to}) RETURNING 1),
    needed AS (
      SELECT kind, max(count) AS most FROM (
        SELECT coalesce(n.kind, 'caseworker') AS kind, coalesce(n.count, 1) AS count
        FROM (SELECT ${appointment.serviceId}::uuid AS id UNION SELECT service_id FROM appointment_item WHERE appointment_id = ${id}) AS service
        LEFT JOIN service_requirement n ON n.service_id = service.id
        UNION ALL SELECT 'interpreter', 1 WHERE ${appointment.interpreterLanguage}::text IS NOT NULL) AS asked
      GROUP BY kind)
    SELECT (SELECT count(*) FROM kept)::int AS kept, (SELECT sum(most) FROM needed)::int AS needed`
  // Of several resources one may have gone to somebody else since the time ran out.
  if (found!.kept >= found!.needed) return true
  const own = await listOwnAllocations(tx, id)
  const { channel } = appointment
  const sets = await listCandidates(tx, {
    ...(await findSameVisit(tx, appointment)),
    offeringId,
    mode,
    start: startsAt,
    channel,
    now,
  })
  const claimed = await claimSlot(tx, { appointmentId: id, sets, from, to, expiresAt, own, channel, now })
  if (claimed)
    await tx`DELETE FROM allocation WHERE appointment_id = ${id} AND id <> ALL(${claimed.allocationIds}::bigint[])`
  return claimed !== null
}

import { recordAudit } from '#app/features/audit/record.server.ts'
import type { Tx } from '#prisma/sql.ts'
import { MAX_MEDIA_STEPS } from './limits.ts'
import type { MediaLevel, StepReason } from './media-level.ts'
import type { Party, Visit } from './visit.ts'

/** Writes the row in an open transaction that holds the visit's lock. A page gone mad fills no table. */
export async function writeMediaStep(
  tx: Tx,
  step: { visit: Visit; party: Party; level: MediaLevel; reason: StepReason; now: Temporal.Instant },
): Promise<void> {
  const { visit, party, level, reason, now } = step
  const [{ count } = { count: 0 }] = await tx<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM media_step WHERE party_id = ${party.id}`
  if (count >= MAX_MEDIA_STEPS) return
  await tx`
    INSERT INTO media_step (appointment_id, party_id, at, level, reason)
    VALUES (${visit.appointmentId}, ${party.id}, ${now}, ${level}, ${reason})`
  await recordAudit(tx, {
    type: 'media_step_taken',
    by: party.staffId ? { kind: 'staff', id: party.staffId } : { kind: 'citizen', id: party.id },
    departmentId: visit.departmentId,
    appointmentId: visit.appointmentId,
    data: { partyId: party.id, level, reason },
    now,
  })
}

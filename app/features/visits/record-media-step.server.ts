import { recordAudit } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db, Tx } from '#prisma/sql.ts'
import { isAdmitted } from '#rooms/waiting/party-machine.ts'
import { MAX_MEDIA_STEPS } from './limits.ts'
import { lockParty } from './lock-party.server.ts'
import type { MediaLevel, RoomLevel, StepReason } from './media-level.ts'
import { assertCanTakePlace, type Party, type Visit } from './visit.ts'

export type RecordMediaStep = { partyId: string; level: RoomLevel; reason: StepReason }

/**
 * Notes in the record of the visit that a party takes part in another way from now on: with picture, with little data, by sound alone.
 *
 * @throws {DomainError} `not_admitted` for a party outside the room, `visit_over`, `not_found`
 */
export async function recordMediaStep(db: Db, input: RecordMediaStep, now: Temporal.Instant): Promise<void> {
  await db.transaction(async (tx) => {
    const { visit, party } = await lockParty(tx, input.partyId)
    assertCanTakePlace(visit)
    if (!isAdmitted(party.state)) throw new DomainError('not_admitted')
    await writeMediaStep(tx, { visit, party, level: input.level, reason: input.reason, now })
  })
}

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

import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import { lockParty } from './lock-party.server.ts'
import { assertCanTakePlace } from './visit.ts'

/**
 * Somebody leaves the waiting room, keeps the place and wants to be called by mail. Pressed again while already away, it changes nothing.
 *
 * @throws {DomainError} `wrong_state` when the party does not wait, `not_allowed` without an address to call to.
 */
export async function stepAway(db: Db, input: { partyId: string }, now: Temporal.Instant): Promise<void> {
  await db.transaction(async (tx) => {
    const { visit, party } = await lockParty(tx, input.partyId)
    assertCanTakePlace(visit)
    if (party.state !== 'waiting') throw new DomainError('wrong_state')
    const [row] = await tx<{ reachable: boolean; away: boolean }[]>`
      SELECT email IS NOT NULL AS reachable, away_since IS NOT NULL AS away FROM party WHERE id = ${party.id}`
    if (!row?.reachable) throw new DomainError('not_allowed')
    if (row.away) return
    await tx`UPDATE party SET away_since = ${now}, called_at = NULL WHERE id = ${party.id}`
    const entry = { type: 'party_stepped_away', ...facts(visit), now } as const
    await recordAudit(tx, { ...entry, by: { kind: 'citizen', id: party.id } })
    await recordEvent(tx, { ...entry, partyId: party.id })
  })
}

function facts({ departmentId, appointmentId }: { departmentId: string; appointmentId: string }) {
  return { departmentId, appointmentId }
}

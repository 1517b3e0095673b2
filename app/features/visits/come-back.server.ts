import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import type { Db } from '#prisma/sql.ts'
import { keepsPlace } from '#rooms/waiting/called-back.ts'
import { lockParty } from './lock-party.server.ts'
import { assertCanTakePlace } from './visit.ts'

/**
 * Somebody who left to be called is back at the page. Within the time of grace nothing has changed; after it the place counts from now
 * (rooms/waiting/place.ts). Harmless for somebody who was not away.
 *
 * @returns whether the place was kept.
 */
export async function comeBack(db: Db, input: { partyId: string }, now: Temporal.Instant): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { visit, party } = await lockParty(tx, input.partyId)
    assertCanTakePlace(visit)
    const [absence] = await tx<
      { awaySince: Temporal.Instant | null; calledAt: Temporal.Instant | null; graceMinutes: number }[]
    >`
      SELECT p.away_since, p.called_at, d.call_grace_minutes AS grace_minutes
      FROM party p, department d WHERE p.id = ${party.id} AND d.id = ${visit.departmentId}`
    if (!absence?.awaySince) return true
    const kept = keepsPlace(absence, now)
    await tx`
      UPDATE party SET away_since = NULL, called_at = NULL, last_seen_at = ${now}
        ${kept ? tx`` : tx`, placed_at = ${now}`} WHERE id = ${party.id}`
    const { departmentId, appointmentId } = visit
    const entry = { type: 'party_came_back', departmentId, appointmentId, now, data: { kept } } as const
    await recordAudit(tx, { ...entry, by: { kind: 'citizen', id: party.id } })
    await recordEvent(tx, { ...entry, partyId: party.id })
    return kept
  })
}

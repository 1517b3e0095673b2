import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import { isAdmitted } from '#rooms/waiting/party-machine.ts'
import { lockParty } from './lock-party.server.ts'
import { assertCanTakePlace } from './visit.ts'

export type ShareKey = {
  /** The maker: a caseworker in the visit. */
  partyId: string
  /** One more than the epoch that the maker has seen. */
  epoch: number
  keys: { partyId: string; forKey: string; sealed: string }[]
}

/**
 * Stores the next group key of a visit as the maker sealed it, one seal for each page. The seals of the epoch before are forgotten.
 *
 * @throws {DomainError} `rule_changed` when another caseworker was faster, `not_allowed` for anybody but a caseworker, `not_admitted`,
 *   `visit_over`, `not_found` also for a party of another visit
 */
export async function shareKey(db: Db, input: ShareKey, now: Temporal.Instant): Promise<void> {
  await db.transaction(async (tx) => {
    const { visit, party } = await lockParty(tx, input.partyId)
    assertCanTakePlace(visit)
    if (!isAdmitted(party.state)) throw new DomainError('not_admitted')
    if (party.role !== 'caseworker') throw new DomainError('not_allowed')
    const { appointmentId, departmentId } = visit
    const [maker] = await tx<{ mediaKey: string | null }[]>`SELECT media_key FROM party WHERE id = ${party.id}`
    if (!maker?.mediaKey) throw new DomainError('wrong_state')
    const raised = await tx`
      UPDATE visit SET key_epoch = ${input.epoch}
      WHERE appointment_id = ${appointmentId} AND end_to_end AND key_epoch = ${input.epoch - 1}`
    if (raised.count === 0) throw new DomainError('rule_changed')
    const ids = input.keys.map((key) => key.partyId)
    const own = await tx`SELECT FROM party WHERE id IN ${tx(ids)} AND appointment_id = ${appointmentId}`
    if (own.count !== new Set(ids).size) throw new DomainError('not_found')
    await tx`DELETE FROM sealed_key WHERE appointment_id = ${appointmentId}`
    const rows = input.keys.map((key) => ({
      ...key,
      appointmentId,
      epoch: input.epoch,
      byPartyId: party.id,
      byKey: maker.mediaKey!,
    }))
    await tx`INSERT INTO sealed_key ${tx(rows)}`
    const fact = { departmentId, appointmentId, now }
    const by = party.staffId ? ({ kind: 'staff', id: party.staffId } as const) : ({ kind: 'system' } as const)
    await recordAudit(tx, { ...fact, type: 'media_key_shared', by, data: { epoch: input.epoch, pages: rows.length } })
    await recordEvent(tx, { ...fact, type: 'media_key_changed', partyId: party.id })
  })
}

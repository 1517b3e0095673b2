import { DomainError } from '#app/lib/errors.ts'
import type { Reader } from '#prisma/sql.ts'
import { isAdmitted } from '#rooms/waiting/party-machine.ts'
import type { KeyRing, RingHolder } from './key-ring.ts'
import { getVisitOfParty } from './queries.server.ts'

type SealedRow = { partyId: string; forKey: string; byPartyId: string; byKey: string; sealed: string }

/**
 * The keys of a visit as one admitted party may see them. Public keys and sealed keys only: nothing here opens anything on the server.
 *
 * @throws {DomainError} `not_admitted`, `not_found`
 */
export async function getKeyRing(sql: Reader, partyId: string): Promise<KeyRing> {
  const { visit, party } = await getVisitOfParty(sql, partyId)
  if (!isAdmitted(party.state)) throw new DomainError('not_admitted')
  const { appointmentId } = visit
  const [[row], holders, sealed] = await Promise.all([
    sql<{ keyEpoch: number }[]>`SELECT key_epoch FROM visit WHERE appointment_id = ${appointmentId}`,
    sql<(Omit<RingHolder, 'at'> & { at: Temporal.Instant })[]>`
      SELECT id AS party_id, media_key AS public_key, name, role, media_key_at AS at FROM party
      WHERE appointment_id = ${appointmentId} AND state IN ('admitted', 'in_room') AND media_key IS NOT NULL AND call_back_at IS NULL
      ORDER BY media_key_at, id`,
    sql<SealedRow[]>`
      SELECT s.party_id, s.for_key, s.by_party_id, s.by_key, s.sealed
      FROM sealed_key s JOIN visit v ON v.appointment_id = s.appointment_id AND v.key_epoch = s.epoch
      WHERE s.appointment_id = ${appointmentId}`,
  ])
  const own = sealed.find((key) => key.partyId === partyId)
  return {
    appointmentId,
    epoch: row?.keyEpoch ?? 0,
    holders: holders.map((holder) => ({ ...holder, at: holder.at.toString() })),
    sealedFor: sealed.map(({ partyId: id, forKey }) => ({ partyId: id, publicKey: forKey })),
    own: own ? { sealed: own.sealed, forKey: own.forKey, by: { partyId: own.byPartyId, publicKey: own.byKey } } : null,
  }
}

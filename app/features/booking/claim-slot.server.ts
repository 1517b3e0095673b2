import type { Channel } from '#app/features/scheduling/quota.ts'
import type { Tx } from '#prisma/sql.ts'
import type { OwnAllocation } from './types.ts'

export type SlotClaim = {
  appointmentId: string
  /** Sets of resources that can do it together, best first, as `listCandidates` answers them. */
  sets: readonly (readonly string[])[]
  /** The time taken, buffers included, half-open. */
  from: Temporal.Instant
  to: Temporal.Instant
  /** null: for good. */
  expiresAt: Temporal.Instant | null
  /** What the appointment has already; allocations that the new ones do not meet stay until the caller gives them up. */
  own?: readonly OwnAllocation[]
  /** Freed time that still rests is kept from the public only. */
  channel?: Channel
  now: Temporal.Instant
}

export type Claimed = { allocationIds: number[]; resourceIds: readonly string[] }

/**
 * Takes the time of the first set of which all still have it, or answers null: somebody else was faster. All of a set or none.
 *
 * The exclusion constraint decides, not a look beforehand. `ON CONFLICT DO NOTHING` waits for a rival that is just committing and then
 * gives way, where a bare insert would deadlock on a hot slot. Several resources are taken in the order of their ids, so that two claims
 * wait for each other in one direction only.
 */
export async function claimSlot(tx: Tx, claim: SlotClaim): Promise<Claimed | null> {
  for (const set of claim.sets) {
    const resourceIds = set.toSorted()
    const inTheWay = (claim.own ?? []).filter((own) => resourceIds.includes(own.resourceId) && isMet(own, claim))
    const isPlain = resourceIds.length === 1 && inTheWay.length === 0
    const allocationIds = isPlain
      ? await insertAllocations(tx, claim, resourceIds)
      : await exchange(tx, claim, resourceIds, inTheWay)
    if (allocationIds !== null) return { allocationIds, resourceIds }
  }
  return null
}

/**
 * Expired holds and requests in the way are deleted by the same statement. Those that a rival is deleting right now are skipped: the insert
 * waits for that rival anyway, and two who delete several rows in different order would block each other.
 *
 * @returns null when not all could be had; what could is taken then, so a caller with several has to go back.
 */
async function insertAllocations(tx: Tx, claim: SlotClaim, resourceIds: readonly string[]): Promise<number[] | null> {
  const { appointmentId, from, to, expiresAt, channel = 'public', now } = claim
  const rows = await tx<{ id: number }[]>`
    WITH freed AS (
      DELETE FROM allocation WHERE id IN (
        SELECT id FROM allocation
        WHERE resource_id = ANY(${resourceIds as string[]}::uuid[]) AND during && tstzrange(${from}, ${to}) AND appointment_id <> ${appointmentId}
          AND (expires_at <= ${now} OR (purpose = 'rest' AND ${channel !== 'public'}))
        FOR UPDATE SKIP LOCKED)
      RETURNING 1)
    INSERT INTO allocation (resource_id, appointment_id, during, expires_at)
    SELECT resource_id, ${appointmentId}::uuid, tstzrange(${from}, ${to}), ${expiresAt}::timestamptz
    FROM (SELECT count(*) FROM freed) AS done, unnest(${resourceIds as string[]}::uuid[]) WITH ORDINALITY AS taken (resource_id, number)
    ORDER BY number
    ON CONFLICT DO NOTHING RETURNING id`
  return rows.length === resourceIds.length ? rows.map(({ id }) => id) : null
}

/**
 * Several at once, or a move within one's own time: the old allocation must go before the new one fits. Two who do that on one resource
 * would wait for each other, hence the lock; when the new time is lost, the savepoint brings the old one back and lets the lock go.
 */
async function exchange(
  tx: Tx,
  claim: SlotClaim,
  resourceIds: readonly string[],
  inTheWay: readonly OwnAllocation[],
): Promise<number[] | null> {
  const lost = new Error('lost')
  try {
    return await tx.savepoint(async (inner) => {
      const inside = inner as unknown as Tx
      if (inTheWay.length > 0) {
        for (const id of resourceIds) await inside`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 0))`
        await inside`DELETE FROM allocation WHERE id IN ${inside(inTheWay.map((own) => own.id))}`
      }
      const ids = await insertAllocations(inside, claim, resourceIds)
      if (ids === null) throw lost
      return ids
    })
  } catch (error) {
    if (error === lost) return null
    throw error
  }
}

function isMet(own: OwnAllocation, claim: SlotClaim): boolean {
  return Temporal.Instant.compare(own.from, claim.to) < 0 && Temporal.Instant.compare(claim.from, own.to) < 0
}

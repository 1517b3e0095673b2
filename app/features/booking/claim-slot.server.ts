import type { Tx } from '#prisma/sql.ts'
import type { OwnAllocation } from './types.ts'

export type SlotClaim = {
  appointmentId: string
  /** Whoever can do it, best first. */
  resourceIds: readonly string[]
  /** The time taken, buffers included, half-open. */
  from: Temporal.Instant
  to: Temporal.Instant
  /** null: for good. */
  expiresAt: Temporal.Instant | null
  /** What the appointment has already; allocations that the new one does not meet stay until the caller gives them up. */
  own?: readonly OwnAllocation[]
  now: Temporal.Instant
}

/**
 * Takes the time of the first resource that still has it, or answers null: somebody else was faster.
 *
 * The exclusion constraint decides, not a look beforehand. `ON CONFLICT DO NOTHING` waits for a rival that is just committing and then
 * gives way, where a bare insert would deadlock on a hot slot.
 */
export async function claimSlot(
  tx: Tx,
  claim: SlotClaim,
): Promise<{ allocationId: number; resourceId: string } | null> {
  for (const resourceId of claim.resourceIds) {
    const inTheWay = (claim.own ?? []).filter((own) => own.resourceId === resourceId && isMet(own, claim))
    const allocationId =
      inTheWay.length === 0
        ? await insertAllocation(tx, claim, resourceId)
        : await exchange(tx, claim, resourceId, inTheWay)
    if (allocationId !== null) return { allocationId, resourceId }
  }
  return null
}

/**
 * Expired holds and requests in the way are deleted by the same statement. Those that a rival is deleting right now are skipped: the insert
 * waits for that rival anyway, and two who delete several rows in different order would block each other.
 */
async function insertAllocation(tx: Tx, claim: SlotClaim, resourceId: string): Promise<number | null> {
  const { appointmentId, from, to, expiresAt, now } = claim
  const [row] = await tx<{ id: number }[]>`
    WITH freed AS (
      DELETE FROM allocation WHERE id IN (
        SELECT id FROM allocation
        WHERE resource_id = ${resourceId} AND during && tstzrange(${from}, ${to}) AND expires_at <= ${now} AND appointment_id <> ${appointmentId}
        FOR UPDATE SKIP LOCKED)
      RETURNING 1)
    INSERT INTO allocation (resource_id, appointment_id, during, expires_at)
    SELECT ${resourceId}::uuid, ${appointmentId}::uuid, tstzrange(${from}, ${to}), ${expiresAt}::timestamptz FROM (SELECT count(*) FROM freed) AS done
    ON CONFLICT DO NOTHING RETURNING id`
  return row?.id ?? null
}

/**
 * Moves within one's own time: the old allocation must go before the new one fits. Two who do that on one resource would wait for each
 * other, hence the lock; when the new time is lost, the savepoint brings the old one back and lets the lock go.
 */
async function exchange(
  tx: Tx,
  claim: SlotClaim,
  resourceId: string,
  inTheWay: OwnAllocation[],
): Promise<number | null> {
  const lost = new Error('lost')
  try {
    return await tx.savepoint(async (inner) => {
      const inside = inner as unknown as Tx
      await inside`SELECT pg_advisory_xact_lock(hashtextextended(${resourceId}, 0))`
      await inside`DELETE FROM allocation WHERE id IN ${inside(inTheWay.map((own) => own.id))}`
      const id = await insertAllocation(inside, claim, resourceId)
      if (id === null) throw lost
      return id
    })
  } catch (error) {
    if (error === lost) return null
    throw error
  }
}

function isMet(own: OwnAllocation, claim: SlotClaim): boolean {
  return Temporal.Instant.compare(own.from, claim.to) < 0 && Temporal.Instant.compare(claim.from, own.to) < 0
}

import type { Db } from '#prisma/sql.ts'
import { announceKey } from './announce-key.server.ts'
import { getKeyRing } from './get-key-ring.server.ts'
import type { KeyRing } from './key-ring.ts'
import type { KeyStep } from './schema.ts'
import { shareKey } from './share-key.server.ts'

/**
 * Does what a page says about its keys and answers the ring as it is then.
 *
 * @throws {DomainError} what the step itself refuses.
 */
export async function takeKeyStep(
  db: Db,
  { partyId, step }: { partyId: string; step: KeyStep },
  now: Temporal.Instant,
): Promise<KeyRing> {
  if (step.intent === 'announce') await announceKey(db, { partyId, publicKey: step.publicKey }, now)
  else await shareKey(db, { partyId, epoch: step.epoch, keys: step.keys }, now)
  return getKeyRing(db.sql, partyId)
}

import type { Db } from '#prisma/sql.ts'
import { insertSource, type NewSource } from './insert-source.server.ts'

/**
 * Connects a calendar of this person and has it asked at once.
 *
 * @returns id of the source.
 * @throws {DomainError} `too_many_calendars`.
 */
export async function addSource(
  db: Db,
  installationKey: Buffer,
  source: NewSource,
  now: Temporal.Instant,
): Promise<string> {
  return db.transaction(async (tx) => {
    await tx`SELECT FROM staff WHERE id = ${source.staff.id} FOR UPDATE`
    return insertSource(tx, installationKey, source, now)
  })
}

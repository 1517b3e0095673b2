import { DomainError } from '#app/lib/errors.ts'
import type { Reader } from '#prisma/sql.ts'
import { findInTheWay } from './queries.server.ts'

/**
 * The refusal of a time that somebody has, with the ids of who is in the way, so that a page for staff can name them; `slot_taken` when it
 * went at this very moment.
 */
export async function refuseTaken(
  reader: Reader,
  place: {
    appointmentId: string
    resourceIds: readonly string[]
    from: Temporal.Instant
    to: Temporal.Instant
    now: Temporal.Instant
  },
): Promise<DomainError> {
  const inTheWay = await findInTheWay(reader, place)
  return inTheWay ? new DomainError('time_taken', inTheWay) : new DomainError('slot_taken')
}

import type { Reader } from '#prisma/sql.ts'
import type { TroubleKind } from './fault.ts'

export type RecordTrouble = {
  appointmentId: string
  /** null: our own side. */
  partyId: string | null
  kind: TroubleKind
}

/**
 * Counts one trouble of a visit that can still take place, by itself or in the caller's transaction; the same kind of the same party is one
 * row, however often it comes.
 */
export async function recordTrouble(sql: Reader, trouble: RecordTrouble, now: Temporal.Instant): Promise<void> {
  const { appointmentId, partyId, kind } = trouble
  await sql`
    INSERT INTO visit_trouble (appointment_id, party_id, kind, first_at, last_at)
    SELECT id, ${partyId}::uuid, ${kind}, ${now}, ${now} FROM appointment WHERE id = ${appointmentId} AND state = 'booked'
    ON CONFLICT (appointment_id, party_id, kind) DO UPDATE SET last_at = ${now}, times = visit_trouble.times + 1`
}

import { randomUUID } from 'node:crypto'
import { listCandidates } from '#app/features/scheduling/queries.server.ts'
import type { Locale } from '#app/lib/locale.ts'
import type { Reader } from '#prisma/sql.ts'
import { icalUid } from './ical-uid.ts'
import type { SlotChoice } from './types.ts'
import { type VisitShape, visitTimes } from './visit-times.ts'

export type NewHold = SlotChoice & {
  holdTokenHash: string
  locale: Locale
  expiresAt: Temporal.Instant
  shape: VisitShape
}

/**
 * Takes a slot for a new hold. Time and appointment come into being in one statement, which is its own transaction: whoever is too late
 * writes nothing. Expired holds in the way go with the same statement, see claim-slot.server.ts.
 *
 * @returns id of the appointment, null when nobody has the time free.
 * @throws a unique violation when the token has a hold already.
 */
export async function createHold(sql: Reader, hold: NewHold, now: Temporal.Instant): Promise<string | null> {
  const sets = await listCandidates(sql, { ...hold, now })
  const { endsAt, from, to } = visitTimes(hold.shape, hold.start)
  const id = randomUUID()
  for (const resourceId of sets.flat()) {
    const [created] = await sql`
      WITH freed AS (
        DELETE FROM allocation WHERE id IN (
          SELECT id FROM allocation
          WHERE resource_id = ${resourceId} AND during && tstzrange(${from}, ${to}) AND expires_at <= ${now} FOR UPDATE SKIP LOCKED)
        RETURNING 1),
      taken AS (
        INSERT INTO allocation (resource_id, appointment_id, during, expires_at)
        SELECT ${resourceId}::uuid, ${id}::uuid, tstzrange(${from}, ${to}), ${hold.expiresAt}::timestamptz
        FROM (SELECT count(*) FROM freed) AS done
        ON CONFLICT DO NOTHING RETURNING appointment_id)
      INSERT INTO appointment (
        id, municipality_id, department_id, office_id, service_id, offering_id, state, mode, starts_at, ends_at, service_name, service_name_en,
        duration_minutes, buffer_before_minutes, buffer_after_minutes, move_limit, expires_at, hold_token_hash, locale, ical_uid, created_at)
      SELECT taken.appointment_id, d.municipality_id, d.id, o.office_id, s.id, o.id, 'held', ${hold.mode}, ${hold.start}, ${endsAt}, s.name,
             s.name_en, s.duration_minutes, s.buffer_before_minutes, s.buffer_after_minutes, s.move_limit, ${hold.expiresAt},
             ${hold.holdTokenHash}, ${hold.locale}, ${icalUid(id)}, ${now}
      FROM taken, offering o JOIN service s ON s.id = o.service_id JOIN department d ON d.id = s.department_id
      WHERE o.id = ${hold.offeringId} RETURNING id`
    if (created) return id
  }
  return null
}

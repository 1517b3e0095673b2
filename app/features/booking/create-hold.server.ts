import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { findCandidates, listCandidates } from '#app/features/scheduling/queries.server.ts'
import type { Locale } from '#app/lib/locale.ts'
import type { Db, Reader, Tx } from '#prisma/sql.ts'
import { claimSlot } from './claim-slot.server.ts'
import { icalUid } from './ical-uid.ts'
import { saveItems } from './save-items.server.ts'
import type { OfferingFacts, SlotChoice } from './types.ts'
import { visitTimes } from './visit-times.ts'

export type NewHold = SlotChoice & {
  holdTokenHash: string
  locale: Locale
  expiresAt: Temporal.Instant
  facts: OfferingFacts
}

/**
 * Takes a slot for a new hold, for the public. Whoever is too late writes nothing.
 *
 * @returns id of the appointment, null when nobody has the time free.
 * @throws a unique violation when the token has a hold already.
 */
export async function createHold(db: Db, hold: NewHold, now: Temporal.Instant): Promise<string | null> {
  const { sets, isLimited } = await findCandidates(db.sql, { ...hold, now })
  const isPlain = !isLimited && hold.facts.items.length === 0 && sets.every((set) => set.length === 1)
  if (!isPlain) return createTogether(db, hold, now)
  for (const [resourceId] of sets) {
    const id = await createAtOnce(db.sql, hold, resourceId!, now)
    if (id) return id
  }
  return null
}

/**
 * The usual case: time and appointment come into being in one statement, which is its own transaction. Expired holds in the way go with the
 * same statement, see claim-slot.server.ts.
 */
async function createAtOnce(
  sql: Reader,
  hold: NewHold,
  resourceId: string,
  now: Temporal.Instant,
): Promise<string | null> {
  const id = randomUUID()
  const { from, to } = visitTimes(hold.facts, hold.start)
  const taken = sql`
    freed AS (
      DELETE FROM allocation WHERE id IN (
        SELECT id FROM allocation
        WHERE resource_id = ${resourceId} AND during && tstzrange(${from}, ${to}) AND expires_at <= ${now} FOR UPDATE SKIP LOCKED)
      RETURNING 1),
    taken AS (
      INSERT INTO allocation (resource_id, appointment_id, during, expires_at)
      SELECT ${resourceId}::uuid, ${id}::uuid, tstzrange(${from}, ${to}), ${hold.expiresAt}::timestamptz
      FROM (SELECT count(*) FROM freed) AS done
      ON CONFLICT DO NOTHING RETURNING appointment_id)`
  return (await insertHeld(sql, hold, { id, taken, now })) ? id : null
}

/** Several resources or services, or a quota that has to be counted under a lock. */
async function createTogether(db: Db, hold: NewHold, now: Temporal.Instant): Promise<string | null> {
  const lost = new Error('lost')
  try {
    return await db.transaction(async (tx) => {
      const id = randomUUID()
      const sets = await listCandidates(tx, { ...hold, now })
      if (sets.length === 0) throw lost
      await insertHeld(tx, hold, { id, taken: tx`taken AS (SELECT ${id}::uuid AS appointment_id)`, now })
      await saveItems(tx, id, hold.facts.items)
      const { from, to } = visitTimes(hold.facts, hold.start)
      if (!(await claimSlot(tx, { appointmentId: id, sets, from, to, expiresAt: hold.expiresAt, now }))) throw lost
      return id
    })
  } catch (error) {
    if (error === lost) return null
    throw error
  }
}

/** Writes the appointment when `taken` has its row. */
async function insertHeld(
  sql: Reader | Tx,
  hold: NewHold,
  { id, taken, now }: { id: string; taken: postgres.PendingQuery<postgres.Row[]>; now: Temporal.Instant },
): Promise<boolean> {
  const { facts } = hold
  const { endsAt } = visitTimes(facts, hold.start)
  const created = await sql`
    WITH ${taken}
    INSERT INTO appointment (
      id, municipality_id, department_id, office_id, service_id, offering_id, state, mode, starts_at, ends_at, service_name, service_name_en,
      duration_minutes, buffer_before_minutes, buffer_after_minutes, move_limit, persons, interpreter_language, expires_at, hold_token_hash,
      locale, ical_uid, created_at)
    SELECT taken.appointment_id, d.municipality_id, d.id, o.office_id, o.service_id, o.id, 'held', ${hold.mode}, ${hold.start}, ${endsAt},
           ${facts.serviceName}, ${facts.serviceNameEn}, ${facts.durationMinutes}, ${facts.bufferBeforeMinutes}, ${facts.bufferAfterMinutes},
           ${facts.moveLimit}, ${facts.persons}, ${hold.interpreterLanguage ?? null}, ${hold.expiresAt}, ${hold.holdTokenHash}, ${hold.locale},
           ${icalUid(id)}, ${now}
    FROM taken, offering o JOIN service s ON s.id = o.service_id JOIN department d ON d.id = s.department_id
    WHERE o.id = ${hold.offeringId} RETURNING id`
  return created.length > 0
}

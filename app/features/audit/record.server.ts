import type { Tx } from '#prisma/sql.ts'
import type { Actor, AuditType, EventType, Facts } from './types.ts'

export type { Actor, AuditType, EventType, Facts } from './types.ts'

export type AuditEntry = {
  type: AuditType
  by: Actor
  departmentId?: string | null
  appointmentId?: string | null
  data?: Facts
  now: Temporal.Instant
}

/**
 * Writes one audit row in the transaction of the change it describes, so that neither exists without the other. The table is append-only:
 * the database refuses to change or delete the row. `by.id` is a staff id, or the party id of a citizen.
 */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx`
    INSERT INTO audit (at, type, actor_kind, actor_id, department_id, appointment_id, data)
    VALUES (${entry.now}, ${entry.type}, ${entry.by.kind}, ${entry.by.id ?? null}, ${entry.departmentId ?? null},
            ${entry.appointmentId ?? null}, ${tx.json(entry.data ?? {})})`
}

export type EventEntry = {
  type: EventType
  departmentId: string
  appointmentId?: string | null
  partyId?: string | null
  data?: Facts
  now: Temporal.Instant
}

/**
 * Appends one event in the transaction of the change it describes. After commit the database announces its id, and every open page that
 * may see the department or the appointment hears of it. Browsers of citizens get these rows too, so `data` holds ids and words only.
 */
export async function recordEvent(tx: Tx, entry: EventEntry): Promise<void> {
  await tx`
    INSERT INTO event (at, type, department_id, appointment_id, party_id, data)
    VALUES (${entry.now}, ${entry.type}, ${entry.departmentId}, ${entry.appointmentId ?? null}, ${entry.partyId ?? null},
            ${tx.json(entry.data ?? {})})`
}

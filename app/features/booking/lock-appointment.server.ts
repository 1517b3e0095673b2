import type { Tx } from '#prisma/sql.ts'
import type { AppointmentCore } from './types.ts'

export type AppointmentKey = { id: string } | { holdTokenHash: string } | { confirmTokenHash: string }

/**
 * Locks one appointment for the rest of the transaction and reads what decides about it. Every command that changes an appointment begins
 * with this, so two of them on the same appointment run one after the other.
 */
export async function lockAppointment(tx: Tx, key: AppointmentKey): Promise<AppointmentCore | null> {
  const [column, value] = columnOf(key)
  const [row] = await tx<AppointmentCore[]>`
    SELECT a.id, a.municipality_id, a.department_id, a.office_id, a.service_id, a.offering_id, a.state, a.mode, a.channel, a.service_name, a.persons, a.interpreter_language, a.starts_at, a.ends_at, a.duration_minutes,
           a.buffer_before_minutes, a.buffer_after_minutes, a.moves, a.move_limit, a.expires_at, a.hold_extensions, a.form_key, a.form_digest,
           a.code, a.ical_sequence, a.group_appointment_id, a.seats, a.series_id, d.request_minutes
    FROM appointment a JOIN department d ON d.id = a.department_id
    WHERE ${tx(`a.${column}`)} = ${value} FOR NO KEY UPDATE OF a`
  return row ?? null
}

function columnOf(key: AppointmentKey): [column: string, value: string] {
  if ('id' in key) return ['id', key.id]
  return 'holdTokenHash' in key ? ['hold_token_hash', key.holdTokenHash] : ['confirm_token_hash', key.confirmTokenHash]
}

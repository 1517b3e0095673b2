import type { Tx } from '#prisma/sql.ts'

export type KeepSeat = {
  appointmentId: string
  groupAppointmentId: string
  /** null: for good. */
  expiresAt: Temporal.Instant | null
  now: Temporal.Instant
}

/**
 * Takes a seat of a group appointment, or keeps the one it has until `expiresAt`. The primary key decides between rivals: `ON CONFLICT DO
 * NOTHING` waits for one that is just committing and looks again. Seats whose hold has run out are free.
 *
 * @returns false when all seats are taken, or the group is cancelled or has begun.
 */
export async function keepSeat(
  tx: Tx,
  { appointmentId, groupAppointmentId, expiresAt, now }: KeepSeat,
): Promise<boolean> {
  const [group] = await tx<{ seats: number }[]>`
    SELECT seats FROM appointment
    WHERE id = ${groupAppointmentId} AND seats IS NOT NULL AND state = 'booked' AND starts_at > ${now} FOR KEY SHARE`
  if (!group) return false
  const kept = await tx`UPDATE seat SET expires_at = ${expiresAt} WHERE appointment_id = ${appointmentId}`
  if (kept.count > 0) return true
  // Each turn somebody else took a seat, so there cannot be more turns than seats and those that ran out.
  for (let turn = 0; turn <= group.seats * 2; turn++) {
    const [row] = await tx<{ free: number; number: number | null }[]>`
      WITH gone AS (
        DELETE FROM seat WHERE (group_appointment_id, number) IN (
          SELECT group_appointment_id, number FROM seat
          WHERE group_appointment_id = ${groupAppointmentId} AND expires_at <= ${now} FOR UPDATE SKIP LOCKED)
        RETURNING number),
      free AS (
        SELECT one.number FROM generate_series(1, ${group.seats}::int) AS one (number)
        WHERE NOT EXISTS (
          SELECT FROM seat s WHERE s.group_appointment_id = ${groupAppointmentId} AND s.number = one.number
            AND (s.expires_at IS NULL OR s.expires_at > ${now}))),
      taken AS (
        INSERT INTO seat (group_appointment_id, number, appointment_id, expires_at)
        SELECT ${groupAppointmentId}::uuid, number, ${appointmentId}::uuid, ${expiresAt}::timestamptz
        FROM (SELECT count(*) FROM gone) AS done, free ORDER BY random() LIMIT 1
        ON CONFLICT DO NOTHING RETURNING number)
      SELECT (SELECT count(*)::int FROM free) AS free, (SELECT number FROM taken) AS number`
    if (row?.number) return true
    if (!row || row.free === 0) return false
  }
  return false
}

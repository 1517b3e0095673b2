import type { Reader } from '#prisma/sql.ts'

export type CallBack = { partyId: string; name: string; phone: string; at: string }

/** Who of a visit wants to be called, longest first. For staff of its department only. */
export async function listCallBacks(sql: Reader, appointmentId: string): Promise<CallBack[]> {
  const rows = await sql<(Omit<CallBack, 'at'> & { at: Temporal.Instant })[]>`
    SELECT id AS party_id, name, call_back_phone AS phone, call_back_at AS at
    FROM party WHERE appointment_id = ${appointmentId} AND call_back_phone IS NOT NULL ORDER BY call_back_at`
  return rows.map((row) => ({ ...row, at: row.at.toString() }))
}

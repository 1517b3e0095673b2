import type { Db } from '#prisma/sql.ts'

/** Whether all of these parties belong to the appointment. */
export async function hasParties(db: Db, appointmentId: string, partyIds: readonly string[]): Promise<boolean> {
  const own = await db.sql`
    SELECT FROM party WHERE appointment_id = ${appointmentId} AND id = ANY(${[...partyIds]}::uuid[])`
  return own.count === new Set(partyIds).size
}

import type { Tx } from '#prisma/sql.ts'
import type { VisitItem } from './visit-title.ts'

/** Writes what an appointment for several services is for, instead of what was there; with one service there is nothing. */
export async function saveItems(tx: Tx, appointmentId: string, items: readonly VisitItem[]): Promise<void> {
  await tx`DELETE FROM appointment_item WHERE appointment_id = ${appointmentId}`
  if (items.length === 0) return
  await tx`INSERT INTO appointment_item ${tx(items.map((item, position) => ({ appointmentId, position, ...item })))}`
}

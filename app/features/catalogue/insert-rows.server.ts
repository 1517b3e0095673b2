import type { Tx } from '#prisma/sql.ts'
import { type Row, toRecordset } from './table-rows.ts'

/** Inserts rows that all give the same columns. */
export async function insertRows(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0]!)
  await tx`
    INSERT INTO ${tx(table)} (${tx(columns)})
    SELECT ${tx(columns)} FROM jsonb_populate_recordset(NULL::${tx.unsafe(table)}, ${toRecordset(rows)}::text::jsonb)`
}

import type { Tx } from '#prisma/sql.ts'
import { columnName, type Row, toRecordset } from './table-rows.ts'

/**
 * Inserts rows by `id`, or changes the columns given where the id is known. `undefined` leaves a column's default or, on a known row, its
 * present value.
 */
export async function upsertRows(tx: Tx, table: string, rows: readonly (Row & { id: string })[]): Promise<void> {
  for (const group of groupByColumns(rows)) {
    const columns = Object.keys(group[0]!)
    const changed = columns
      .filter((column) => column !== 'id')
      .map((column) => `${columnName(column)} = EXCLUDED.${columnName(column)}`)
    await tx`
      INSERT INTO ${tx(table)} (${tx(columns)})
      SELECT ${tx(columns)} FROM jsonb_populate_recordset(NULL::${tx.unsafe(table)}, ${toRecordset(group)}::text::jsonb)
      ON CONFLICT (id) DO UPDATE SET ${tx.unsafe(changed.join(', '))}`
  }
}

/** Rows that give the same columns can go into one statement. */
function groupByColumns(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
    const key = Object.keys(given).sort().join()
    const group = groups.get(key)
    if (group) group.push(given)
    else groups.set(key, [given])
  }
  return [...groups.values()]
}

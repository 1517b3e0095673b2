import type { Tx } from '#prisma/sql.ts'

/** A row of a table by camelCase column names, values as JSON writes them. */
export type Row = Record<string, unknown>

/**
 * Inserts rows by `id`, or changes the columns given where the id is known. `undefined` leaves a column's default or, on a known row, its
 * present value.
 */
export async function upsertRows(tx: Tx, table: string, rows: readonly (Row & { id: string })[]): Promise<void> {
  for (const group of groupByColumns(rows)) {
    const columns = Object.keys(group[0]!)
    const changed = columns
      .filter((column) => column !== 'id')
      .map((column) => `${snake(column)} = EXCLUDED.${snake(column)}`)
    await tx`
      INSERT INTO ${tx(table)} (${tx(columns)})
      SELECT ${tx(columns)} FROM jsonb_populate_recordset(NULL::${tx.unsafe(table)}, ${toJson(group)}::text::jsonb)
      ON CONFLICT (id) DO UPDATE SET ${tx.unsafe(changed.join(', '))}`
  }
}

/** Inserts rows that all give the same columns. */
export async function insertRows(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0]!)
  await tx`
    INSERT INTO ${tx(table)} (${tx(columns)})
    SELECT ${tx(columns)} FROM jsonb_populate_recordset(NULL::${tx.unsafe(table)}, ${toJson(rows)}::text::jsonb)`
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

function toJson(rows: readonly Row[]): string {
  return JSON.stringify(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [snake(column), value]))),
  )
}

function snake(column: string): string {
  return column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

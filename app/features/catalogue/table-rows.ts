/** A row of a table by camelCase column names, values as JSON writes them. */
export type Row = Record<string, unknown>

/** Rows as the JSON that `jsonb_populate_recordset` reads. */
export function toRecordset(rows: readonly Row[]): string {
  return JSON.stringify(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [columnName(column), value]))),
  )
}

/** `departmentId` becomes `department_id`. */
export function columnName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

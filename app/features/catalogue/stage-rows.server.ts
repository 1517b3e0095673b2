import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { Tx } from '#prisma/sql.ts'

export type Cell = string | number | boolean | null

const CHUNK = 1 << 17

/**
 * Streams rows into a temporary table of the transaction with COPY, which is several times faster than INSERT. The table lasts until the
 * transaction ends.
 *
 * @param columns names and types as SQL declares them, in the order of the cells.
 */
export async function stageRows(
  tx: Tx,
  table: string,
  columns: Record<string, string>,
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  const declared = Object.entries(columns).map(([name, type]) => `${name} ${type}`)
  await tx.unsafe(`CREATE TEMPORARY TABLE ${table} (${declared.join(', ')}) ON COMMIT DROP`)
  const stream = await tx.unsafe(`COPY ${table} (${Object.keys(columns).join(', ')}) FROM STDIN`).writable()
  const done = finished(stream)
  let chunk = ''
  for (const row of rows) {
    chunk += `${row.map(encode).join('\t')}\n`
    if (chunk.length < CHUNK) continue
    if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), done])
    chunk = ''
  }
  stream.end(chunk)
  await done
  await tx.unsafe(`ANALYZE ${table}`)
}

/** COPY's text format: https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.2 */
function encode(cell: Cell): string {
  if (cell === null) return '\\N'
  if (typeof cell !== 'string') return String(cell)
  return /[\\\t\n\r]/.test(cell) ? cell.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character]!) : cell
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

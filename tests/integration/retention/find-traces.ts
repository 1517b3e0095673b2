import { readFile } from 'node:fs/promises'
import type { Db } from '#prisma/sql.ts'
import { listFiles } from '../documents/document-house.ts'

/**
 * Every place that still knows one of `words`: all rows of all tables of the database, whatever their columns, those of the job queue
 * included, and the names and contents of all files. Answers "table: the row's text" or "file: name".
 */
export async function findTraces(db: Db, folder: string, words: string[]): Promise<string[]> {
  const tables = await db.sql<{ schema: string; name: string }[]>`
    SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`
  const found: string[] = []
  for (const { schema, name } of tables) {
    // A row as text holds bytes in hex; the words are looked for in both ways.
    const patterns = words.flatMap((word) => [`%${word}%`, `%${Buffer.from(word).toString('hex')}%`])
    const rows = await db.sql<{ text: string }[]>`
      SELECT r::text AS text FROM ${db.sql(`${schema}.${name}`)} r WHERE lower(r::text) LIKE ANY (${patterns})`
    found.push(...rows.map(({ text }) => `${name}: ${text}`))
  }
  for (const file of await listFiles(folder)) {
    const content = await readFile(`${folder}/${file.slice(0, 2)}/${file}`, 'latin1')
    if (words.some((word) => `${file} ${content}`.toLowerCase().includes(word))) found.push(`file: ${file}`)
  }
  return found
}

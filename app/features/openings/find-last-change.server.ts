import type { Reader } from '#prisma/sql.ts'
import type { EditedKind } from './paths.ts'

export type LastChange = { at: string; name: string | null }

/** Who changed a rule last and when, null when nobody has since it was imported. */
export async function findLastChange(
  sql: Reader,
  kind: EditedKind,
  id: string | undefined,
): Promise<LastChange | null> {
  const [row] = await sql<{ at: Temporal.Instant; name: string | null }[]>`
    SELECT c.at, s.name FROM calendar_change c LEFT JOIN staff s ON s.id = c.staff_id
    WHERE c.kind = ${kind} AND c.subject_id::text = ${id ?? ''} ORDER BY c.at DESC LIMIT 1`
  return row ? { at: row.at.toString(), name: row.name } : null
}

import type { Reader } from '#prisma/sql.ts'
import type { AnyState } from './draft.ts'
import type { RuleKind } from './rules.ts'

/** One change of an office's rules. Instants are ISO texts. */
export type HistoryEntry = {
  id: string
  at: string
  staffName: string | null
  kind: RuleKind
  before: AnyState | null
  after: AnyState | null
  isUndo: boolean
  isUndone: boolean
}

export type History = {
  entries: HistoryEntry[]
  /** Names by id of everything the entries speak of, what is no longer active included. */
  names: Record<string, string>
  /** The next older page begins before this entry; null at the end. */
  older: string | null
}

const PAGE = 30

/** The changes of an office, the latest first; `before` an entry's id for the page after it. */
export async function listHistory(sql: Reader, officeId: string, before: string | null): Promise<History> {
  const since = before
    ? sql`AND (c.at, c.id) < (SELECT at, id FROM calendar_change WHERE id::text = ${before} AND office_id = ${officeId})`
    : sql``
  const [rows, names] = await Promise.all([
    sql<(Omit<HistoryEntry, 'at'> & { at: Temporal.Instant })[]>`
      SELECT c.id, c.at, s.name AS staff_name, c.kind, c.before, c.after, c.undoes IS NOT NULL AS is_undo,
             EXISTS (SELECT FROM calendar_change u WHERE u.undoes = c.id) AS is_undone
      FROM calendar_change c LEFT JOIN staff s ON s.id = c.staff_id
      WHERE c.office_id = ${officeId} ${since} ORDER BY c.at DESC, c.id DESC LIMIT ${PAGE + 1}`,
    sql<{ id: string; name: string }[]>`
      SELECT id, name FROM resource WHERE office_id = ${officeId}
      UNION ALL SELECT id, name FROM resource_group WHERE office_id = ${officeId}
      UNION ALL SELECT o.id, s.name FROM offering o JOIN service s ON s.id = o.service_id
        JOIN office f ON f.department_id = s.department_id WHERE f.id = ${officeId}`,
  ])
  const entries = rows.slice(0, PAGE).map((row) => ({ ...row, at: row.at.toString() }))
  return {
    entries,
    names: Object.fromEntries(names.map(({ id, name }) => [id, name])),
    older: rows.length > PAGE ? (entries.at(-1)?.id ?? null) : null,
  }
}

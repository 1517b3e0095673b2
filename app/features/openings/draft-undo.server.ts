import type { StaffMember } from '#app/features/access/staff-member.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'
import type { AnyState } from './draft.ts'
import { findKept } from './queries.server.ts'
import { changeOf, type RuleKind } from './rules.ts'
import { storeDraft } from './store-draft.server.ts'

export type UndoChange = { staff: StaffMember; officeId: string; changeId: string }

type Row = {
  kind: RuleKind
  subjectId: string | null
  before: AnyState | null
  after: AnyState | null
  isUndone: boolean
}

/**
 * Makes a draft that takes one change of the history back. It is a change like any other: it is looked at first, and what has been changed
 * since stands in its "before". Answers the draft's id.
 *
 * @throws {DomainError} `not_found` for a change of another office, one that is undone already, and one that has nothing left to undo.
 */
export async function draftUndo(
  db: Db,
  { staff, officeId, changeId }: UndoChange,
  now: Temporal.Instant,
): Promise<string> {
  const [row] = await db.sql<Row[]>`
    SELECT kind, subject_id, before, after, EXISTS (SELECT FROM calendar_change u WHERE u.undoes = c.id) AS is_undone
    FROM calendar_change c WHERE id::text = ${changeId} AND office_id = ${officeId}`
  if (!row || row.isUndone) throw new DomainError('not_found')
  const id = row.subjectId ?? dateOf(row)
  const kept = await findKept(db.sql, row.kind, { officeId, id })
  if (!kept && row.before === null) throw new DomainError('not_found')
  const changes = [changeOf(row.kind, id, kept, row.before)]
  return storeDraft(db, { staff, officeId, changes, undoes: changeId }, now)
}

/** A holiday goes by its date. */
function dateOf({ before, after }: Row): string {
  const state = after ?? before
  return state && 'date' in state ? state.date : ''
}

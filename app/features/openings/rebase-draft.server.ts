import type { Db } from '#prisma/sql.ts'
import type { Draft } from './draft.ts'
import { findKept } from './queries.server.ts'
import { changeOf, type RuleChange } from './rules.ts'

/**
 * Puts one's own version on top of what somebody else has saved meanwhile: what is stored now becomes the "before" of each change, so that the
 * history tells the truth. A rule that is gone is made anew, one that both have deleted is left out. Answers how many changes are left.
 */
export async function rebaseDraft(db: Db, draft: Draft): Promise<number> {
  return db.transaction(async (tx) => {
    const changes: RuleChange[] = []
    for (const change of draft.changes) {
      const kept = await findKept(tx, change.kind, { officeId: draft.officeId, id: change.id })
      if (!kept && change.after === null) continue
      changes.push(changeOf(change.kind, change.id, kept, change.after))
    }
    await tx`UPDATE calendar_draft SET changes = ${tx.json(changes as never)} WHERE id = ${draft.id}`
    return changes.length
  })
}

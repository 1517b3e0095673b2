import type { StaffMember } from '#app/features/access/staff-member.ts'
import type { Db } from '#prisma/sql.ts'
import type { RuleChange } from './rules.ts'

export type NewDraft = { staff: StaffMember; officeId: string; changes: readonly RuleChange[]; undoes?: string | null }

const DRAFT_HOURS = 24

/**
 * Keeps changes that somebody is about to look at, and answers the draft's id. What a browser sends back later is only that id, so nothing
 * can be saved that was not shown. Drafts older than a day go.
 */
export async function storeDraft(db: Db, draft: NewDraft, now: Temporal.Instant): Promise<string> {
  const { staff, officeId, changes, undoes = null } = draft
  return db.transaction(async (tx) => {
    await tx`DELETE FROM calendar_draft WHERE created_at < ${now.subtract({ hours: DRAFT_HOURS })}`
    const [row] = await tx<{ id: string }[]>`
      INSERT INTO calendar_draft (staff_id, office_id, created_at, changes, undoes)
      VALUES (${staff.id}, ${officeId}, ${now}, ${tx.json(changes as never)}, ${undoes}) RETURNING id`
    return row!.id
  })
}

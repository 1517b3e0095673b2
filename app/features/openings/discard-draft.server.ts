import type { Db } from '#prisma/sql.ts'
import type { Draft } from './draft.ts'

/** Forgets a draft; nothing else changes. */
export async function discardDraft(db: Db, draft: Draft): Promise<void> {
  await db.sql`DELETE FROM calendar_draft WHERE id = ${draft.id}`
}

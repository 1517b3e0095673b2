import { DomainError } from '#app/lib/errors.ts'
import { hashToken } from '#app/lib/tokens.ts'
import type { Db } from '#prisma/sql.ts'
import type { Draft } from './types.ts'

/**
 * Keeps what was typed, right or wrong, with the hold; also when the hold has run out meanwhile, so that nothing has to be typed again.
 *
 * @throws {DomainError} `not_found` when there is no such hold any more; `form_outdated` when the request was sent already.
 */
export async function saveDraft(db: Db, input: { holdToken: string; draft: Draft }): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx<{ saved: boolean }[]>`
      UPDATE appointment SET draft = CASE WHEN state = 'held' THEN ${tx.json(input.draft)}::jsonb ELSE draft END
      WHERE hold_token_hash = ${hashToken(input.holdToken)} RETURNING state = 'held' AS saved`
    if (!row) throw new DomainError('not_found')
    if (!row.saved) throw new DomainError('form_outdated')
  })
}

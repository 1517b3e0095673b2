import { hashToken } from '#app/lib/tokens.ts'
import type { Db } from '#prisma/sql.ts'

/** Gives a hold back at once, with everything that was typed. Does nothing when the request was sent already or the hold is gone. */
export async function releaseHold(db: Db, input: { holdToken: string }): Promise<void> {
  await db.transaction(async (tx) => {
    await tx`DELETE FROM appointment WHERE hold_token_hash = ${hashToken(input.holdToken)} AND state = 'held'`
  })
}

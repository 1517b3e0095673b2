import { notFound } from '#app/lib/http.ts'
import type { Db } from '#prisma/sql.ts'
import { findPartyByJoinToken, type JoiningParty } from './queries.server.ts'

/** The gate of every route below a visit link. Throws "not found" for anything that is no link of a confirmed appointment. */
export async function requireJoiningParty(db: Db, joinToken: string | undefined): Promise<JoiningParty> {
  const party = await findPartyByJoinToken(db.sql, joinToken)
  if (!party) throw notFound()
  return party
}

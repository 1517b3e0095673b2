import { redirect } from '@remix-run/node'
import { notFound } from '#app/lib/http.ts'
import type { Db } from '#prisma/sql.ts'
import { getWaitingView, type WaitingView } from './get-waiting-view.server.ts'
import { findPartyByJoinToken, type JoiningParty } from './queries.server.ts'
import { placePath, type VisitPlace, visitPlace } from './visit-place.ts'

/** The gate of every route below a visit link. Throws "not found" for anything that is no link of a confirmed appointment. */
export async function requireJoiningParty(db: Db, joinToken: string | undefined): Promise<JoiningParty> {
  const party = await findPartyByJoinToken(db.sql, joinToken)
  if (!party) throw notFound()
  return party
}

/** The view of a party that belongs on the page `place`; everybody else is sent to the page where they belong. */
export async function requirePlace(
  db: Db,
  joinToken: string | undefined,
  place: VisitPlace,
  now: Temporal.Instant,
): Promise<WaitingView> {
  const party = await requireJoiningParty(db, joinToken)
  const view = await getWaitingView(db.sql, party.id, now)
  const actual = visitPlace(view)
  if (actual !== place) throw redirect(placePath(joinToken!, actual))
  return view
}

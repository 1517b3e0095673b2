import { redirect } from '@remix-run/node'
import type { Db } from '#prisma/sql.ts'
import { getWaitingView, type WaitingView } from './get-waiting-view.server.ts'
import { requireJoiningParty } from './require-joining-party.server.ts'
import { placePath, type VisitPlace, visitPlace } from './visit-place.ts'

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

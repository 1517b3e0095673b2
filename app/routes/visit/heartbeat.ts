import type { ActionFunctionArgs } from '@remix-run/node'
import { getWaitingView } from '#app/features/visits/get-waiting-view.server.ts'
import { keepAlive } from '#app/features/visits/keep-alive.server.ts'
import { requireJoiningParty } from '#app/features/visits/require-joining-party.server.ts'
import { answerForScript } from '#app/lib/answer-for-script.ts'
import { notFound } from '#app/lib/http.ts'

/** The waiting page is there, and learns how things stand. */
export async function action({ params, context }: ActionFunctionArgs) {
  const party = await requireJoiningParty(context.db, params.joinToken)
  const now = context.now()
  await keepAlive(context.db, { partyId: party.id }, now)
  return answerForScript(() => getWaitingView(context.db.sql, party.id, now))
}

export function loader() {
  throw notFound()
}

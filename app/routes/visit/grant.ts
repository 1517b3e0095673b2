import type { ActionFunctionArgs } from '@remix-run/node'
import { readAskedSeat } from '#app/features/visits/asked-seat.ts'
import { issueGrant } from '#app/features/visits/issue-grant.server.ts'
import { requireJoiningParty } from '#app/features/visits/require-joining-party.server.ts'
import { answerForScript } from '#app/lib/answer-for-script.ts'
import { notFound } from '#app/lib/http.ts'

/** A grant for the media room, for one minute: the only place where citizens get one. Never cached, never logged. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const party = await requireJoiningParty(context.db, params.joinToken)
  const seat = readAskedSeat(request.headers)
  return answerForScript(() => issueGrant(context.db, context.rooms, { partyId: party.id, seat }, context.now()))
}

export function loader() {
  throw notFound()
}

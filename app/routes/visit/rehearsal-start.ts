import type { ActionFunctionArgs } from '@remix-run/node'
import { requireJoiningParty } from '#app/features/visits/require-joining-party.server.ts'
import { startRehearsal } from '#app/features/visits/start-rehearsal.server.ts'
import { answerForScript } from '#app/lib/answer-for-script.ts'
import { notFound } from '#app/lib/http.ts'

/** A room to try the technology in. */
export async function action({ params, context }: ActionFunctionArgs) {
  const party = await requireJoiningParty(context.db, params.joinToken)
  return answerForScript(() => startRehearsal(context.db, context.rooms, { partyId: party.id }, context.now()))
}

export function loader() {
  throw notFound()
}

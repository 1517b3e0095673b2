import type { ActionFunctionArgs } from '@remix-run/node'
import { issueRehearsalGrant } from '#app/features/visits/issue-rehearsal-grant.server.ts'
import { requireJoiningParty } from '#app/features/visits/require-joining-party.server.ts'
import { rehearsalIdSchema } from '#app/features/visits/schema.ts'
import { answerForScript } from '#app/lib/answer-for-script.ts'
import { notFound } from '#app/lib/http.ts'

/** A grant for the rehearsal's own room, which opens no visit. Never cached, never logged. */
export async function action({ params, context }: ActionFunctionArgs) {
  const { id: partyId } = await requireJoiningParty(context.db, params.joinToken)
  const rehearsal = rehearsalIdSchema.safeParse(params.rehearsalId)
  if (!rehearsal.success) throw notFound()
  const asked = { partyId, rehearsalId: rehearsal.data }
  return answerForScript(() => issueRehearsalGrant(context.db.sql, context.rooms, asked, context.now()))
}

export function loader() {
  throw notFound()
}

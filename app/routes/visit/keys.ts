import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { getKeyRing } from '#app/features/visits/get-key-ring.server.ts'
import { requireJoiningParty } from '#app/features/visits/require-joining-party.server.ts'
import { keyStepSchema } from '#app/features/visits/schema.ts'
import { takeKeyStep } from '#app/features/visits/take-key-step.server.ts'
import { answerForScript } from '#app/lib/answer-for-script.ts'

/** Public and sealed keys of an encrypted visit, for one admitted party. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const party = await requireJoiningParty(context.db, params.joinToken)
  return answerForScript(() => getKeyRing(context.db.sql, party.id))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const party = await requireJoiningParty(context.db, params.joinToken)
  const input = keyStepSchema.safeParse(await request.json().catch(() => null))
  if (!input.success) return new Response(null, { status: 400 })
  return answerForScript(() => takeKeyStep(context.db, { partyId: party.id, step: input.data }, context.now()))
}

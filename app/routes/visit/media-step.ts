import type { ActionFunctionArgs } from '@remix-run/node'
import { recordMediaStep } from '#app/features/visits/record-media-step.server.ts'
import { requireJoiningParty } from '#app/features/visits/require-joining-party.server.ts'
import { mediaStepSchema } from '#app/features/visits/schema.ts'
import { answerForScript } from '#app/lib/answer-for-script.ts'
import { notFound } from '#app/lib/http.ts'

/** The page of the room says how the party takes part from now on. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const party = await requireJoiningParty(context.db, params.joinToken)
  const input = mediaStepSchema.safeParse(Object.fromEntries(await request.formData()))
  if (!input.success) return new Response(null, { status: 400 })
  return answerForScript(() => recordMediaStep(context.db, { partyId: party.id, ...input.data }, context.now()))
}

export function loader() {
  throw notFound()
}

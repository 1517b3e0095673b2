import type { ActionFunctionArgs } from '@remix-run/node'
import { finishRehearsal } from '#app/features/visits/finish-rehearsal.server.ts'
import { rehearsalSchema } from '#app/features/visits/rehearsal.ts'
import { requireJoiningParty } from '#app/features/visits/require-joining-party.server.ts'
import { rehearsalIdSchema } from '#app/features/visits/schema.ts'
import { answerForScript } from '#app/lib/answer-for-script.ts'
import { notFound } from '#app/lib/http.ts'

/** How a rehearsal went. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id: partyId } = await requireJoiningParty(context.db, params.joinToken)
  const rehearsal = rehearsalIdSchema.safeParse(params.rehearsalId)
  if (!rehearsal.success) throw notFound()
  const steps = rehearsalSchema.safeParse(Object.fromEntries(await request.formData()))
  if (!steps.success) return new Response(null, { status: 400 })
  const result = { partyId, rehearsalId: rehearsal.data, steps: steps.data }
  return answerForScript(() => finishRehearsal(context.db, context.rooms, result, context.now()))
}

export function loader() {
  throw notFound()
}

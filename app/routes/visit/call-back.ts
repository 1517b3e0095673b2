import type { ActionFunctionArgs } from '@remix-run/node'
import { askCallBack } from '#app/features/visits/ask-call-back.server.ts'
import { requireJoiningParty } from '#app/features/visits/require-joining-party.server.ts'
import { callBackSchema } from '#app/features/visits/schema.ts'
import { withdrawCallBack } from '#app/features/visits/withdraw-call-back.server.ts'
import { answerForScript } from '#app/lib/answer-for-script.ts'
import { notFound } from '#app/lib/http.ts'

/** Going on by phone under the number in the form, or, with `back`, coming back by video. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const party = await requireJoiningParty(context.db, params.joinToken)
  const form = Object.fromEntries(await request.formData())
  const { db, rooms } = context
  return answerForScript(() =>
    'back' in form
      ? withdrawCallBack(db, { partyId: party.id }, context.now())
      : askCallBack(db, rooms, { partyId: party.id, ...callBackSchema.parse(form) }, context.now()),
  )
}

export function loader() {
  throw notFound()
}

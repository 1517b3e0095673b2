import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { listChatMessages } from '#app/features/visits/list-chat-messages.server.ts'
import { requireJoiningParty } from '#app/features/visits/require-joining-party.server.ts'
import { afterSchema, chatSchema } from '#app/features/visits/schema.ts'
import { sendChatMessage } from '#app/features/visits/send-chat-message.server.ts'
import { answerForScript } from '#app/lib/answer-for-script.ts'

/** The text messages of the visit after `?after=`, as JSON. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const party = await requireJoiningParty(context.db, params.joinToken)
  const after = afterSchema.parse(new URL(request.url).searchParams.get('after'))
  return answerForScript(() => listChatMessages(context.db.sql, party.appointmentId, after))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const party = await requireJoiningParty(context.db, params.joinToken)
  const input = chatSchema.safeParse(Object.fromEntries(await request.formData()))
  if (!input.success) return new Response(null, { status: 400 })
  return answerForScript(() => sendChatMessage(context.db, { partyId: party.id, body: input.data.body }, context.now()))
}

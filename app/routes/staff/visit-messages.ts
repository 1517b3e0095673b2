import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { requireAppointment } from '#app/features/access/require-appointment.server.ts'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { listChatMessages } from '#app/features/visits/list-chat-messages.server.ts'
import { afterSchema, chatSchema } from '#app/features/visits/schema.ts'
import { sendChatMessage } from '#app/features/visits/send-chat-message.server.ts'
import { answerForScript } from '#app/lib/answer-for-script.ts'

/** The text messages of a visit after `?after=`, as JSON. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  const { id } = await requireAppointment(context, staff, params.appointmentId)
  const after = afterSchema.parse(new URL(request.url).searchParams.get('after'))
  return answerForScript(() => listChatMessages(context.db.sql, id, after))
}

/** Writes to the people of a visit, also to those who still wait. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  requireFormToken(staff, request.headers)
  const { id: appointmentId } = await requireAppointment(context, staff, params.appointmentId)
  const input = chatSchema.safeParse(Object.fromEntries(await request.formData()))
  if (!input.success) return new Response(null, { status: 400 })
  const { body } = input.data
  return answerForScript(() => sendChatMessage(context.db, { appointmentId, staff, body }, context.now()))
}

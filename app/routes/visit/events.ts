import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireJoiningParty } from '#app/features/visits/require-joining-party.server.ts'
import { eventStream } from '#app/lib/event-stream.ts'

/** Live changes of this one appointment: ids and words only. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const party = await requireJoiningParty(context.db, params.joinToken)
  return eventStream(request, context.events, (event) => event.appointmentId === party.appointmentId)
}

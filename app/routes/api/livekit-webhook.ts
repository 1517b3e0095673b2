import type { ActionFunctionArgs } from '@remix-run/node'
import { recordRoomEvent } from '#app/features/visits/record-room-event.server.ts'
import { notFound } from '#app/lib/http.ts'
import { readLimitedText } from '#app/lib/read-limited-text.ts'

/** Messages are below 64 kB; whatever is longer is not from the media server. */
const MAX_BYTES = 256 * 1024

/**
 * What the media server reports. It is verified on the raw body. 200 comes only after commit, so a failure is delivered again; what was
 * refused is not.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  if (!context.rooms) throw notFound()
  const rawBody = await readLimitedText(request, MAX_BYTES)
  if (rawBody === null) return new Response(null, { status: 413 })
  const result = await context.rooms.readWebhook(rawBody, request.headers.get('authorization'))
  if (!result.ok) {
    context.log.warn({ reason: result.reason }, 'webhook refused')
    return new Response(null, { status: result.reason === 'forged' ? 401 : 400 })
  }
  await recordRoomEvent(context.db, context.rooms, result.event, context.now())
  return new Response(null, { status: 200 })
}

export function loader() {
  throw notFound()
}

import type { ActionFunctionArgs } from '@remix-run/node'
import { recordRoomEvent } from '#app/features/visits/record-room-event.server.ts'
import { notFound } from '#app/lib/http.ts'

/** Messages are below 64 kB; whatever is longer is not from the media server. */
const MAX_BYTES = 256 * 1024

/**
 * What the media server reports. It is verified on the raw body. 200 comes only after commit, so a failure is delivered again; what was
 * refused is not.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  if (!context.rooms) throw notFound()
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) return new Response(null, { status: 413 })
  const result = await context.rooms.readWebhook(await request.text(), request.headers.get('authorization'))
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

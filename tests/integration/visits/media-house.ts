import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLivekit } from '#app/server/local/livekit.ts'
import { findFreePorts } from '#app/server/local/ports.ts'
import { createRoomService, type RoomService } from '#rooms/livekit/room-service.ts'

export type ReceivedWebhook = { rawBody: string; authorization: string | null; type: string; roomName: string | null }

export type MediaHouse = {
  rooms: RoomService
  url: string
  apiKey: string
  apiSecret: string
  /** Everything the media server has reported, as it came. */
  webhooks: ReceivedWebhook[]
  /** Waits up to 10 s for a report. */
  webhook(type: string, roomName: string): Promise<ReceivedWebhook>
  stop(): Promise<void>
}

/** A real media server of its own that reports to a receiver of its own. */
export async function startMediaHouse(): Promise<MediaHouse> {
  const webhooks: ReceivedWebhook[] = []
  const receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const rawBody = Buffer.concat(chunks).toString('utf8')
    const { event, room } = JSON.parse(rawBody) as { event: string; room?: { name: string } }
    webhooks.push({
      rawBody,
      authorization: request.headers.authorization ?? null,
      type: event,
      roomName: room?.name ?? null,
    })
    response.end()
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const { port } = receiver.address() as AddressInfo
  const folder = await mkdtemp(join(tmpdir(), 'sprechzeit-media-'))
  const server = await startLivekit({
    ports: await findFreePorts(),
    webhookUrl: `http://127.0.0.1:${port}/webhook`,
    dataDir: folder,
    log: () => undefined,
  })
  if (!server) throw new Error('no media server can be had on this machine')
  const { url, apiKey, apiSecret } = server
  return {
    rooms: createRoomService({ url, apiKey, apiSecret }),
    url,
    apiKey,
    apiSecret,
    webhooks,
    webhook: (type, roomName) =>
      eventually(() => webhooks.find((received) => received.type === type && received.roomName === roomName)),
    async stop() {
      await server.stop()
      receiver.closeAllConnections()
      await new Promise((resolve) => receiver.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What `look` answers once it is neither undefined nor false, asked every 50 ms for `seconds`. */
export async function eventually<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
  seconds = 10,
): Promise<T> {
  const end = performance.now() + seconds * 1000
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    if (performance.now() > end) throw new Error(`waited ${seconds} s in vain`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

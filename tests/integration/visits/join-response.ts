import { SignalResponse } from '@livekit/protocol'
import type { Grant } from '#rooms/livekit/room-service.ts'

/** Joins as a browser does and answers the addresses of the ICE servers that the media server hands out with its first message. */
export async function iceServerUrls(grant: Grant): Promise<string[]> {
  const socket = new WebSocket(
    `${grant.url}/rtc?access_token=${grant.token}&protocol=16&sdk=js&version=2.23.0&auto_subscribe=1`,
  )
  socket.binaryType = 'arraybuffer'
  try {
    const first = await new Promise<ArrayBuffer>((resolve, reject) => {
      socket.addEventListener('message', ({ data }) => resolve(data as ArrayBuffer), { once: true })
      socket.addEventListener('error', () => reject(new Error('the media server refused the connection')), {
        once: true,
      })
    })
    const { message } = SignalResponse.fromBinary(new Uint8Array(first))
    if (message.case !== 'join') throw new Error(`the first message was ${message.case}`)
    return message.value.iceServers.flatMap(({ urls }) => urls)
  } finally {
    socket.close()
  }
}

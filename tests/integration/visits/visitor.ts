import {
  AudioFrame,
  AudioSource,
  DisconnectReason,
  LocalAudioTrack,
  Room,
  RoomEvent,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node'
import type { Grant } from '#rooms/livekit/room-service.ts'

/** Somebody in a media room, without a browser. */
export type Visitor = {
  identity(): string
  /** Identities of the others. */
  others(): string[]
  /** Resolves with the reason when the media server ends the connection. */
  ended: Promise<string>
  publishVoice(): Promise<void>
  leave(): Promise<void>
}

/** Joins with `grant`; rejects when the media server refuses it. */
export async function join(grant: Grant): Promise<Visitor> {
  const room = new Room()
  const ended = new Promise<string>((resolve) => {
    room.on(RoomEvent.Disconnected, (reason) => resolve(DisconnectReason[reason as DisconnectReason] ?? String(reason)))
  })
  await room.connect(grant.url, grant.token, { autoSubscribe: true, dynacast: true })
  return {
    identity: () => room.localParticipant!.identity,
    others: () => [...room.remoteParticipants.keys()],
    ended,
    async publishVoice() {
      const source = new AudioSource(48_000, 1)
      const options = new TrackPublishOptions()
      options.source = TrackSource.SOURCE_MICROPHONE
      await room.localParticipant!.publishTrack(LocalAudioTrack.createAudioTrack('voice', source), options)
      await source.captureFrame(new AudioFrame(new Int16Array(480), 48_000, 1, 480))
    },
    leave: () => room.disconnect(),
  }
}

/** The HTTP status with which the media server answers to a grant, without joining: 200 would let it in. */
export async function askDoor(grant: Grant): Promise<number> {
  const url = `${grant.url.replace(/^ws/, 'http')}/rtc/validate?access_token=${grant.token}`
  return (await fetch(url)).status
}

export type GrantClaims = { sub: string; exp: number; video: Record<string, unknown> }

/** What is written in a grant (RFC 7519), unchecked. */
export function readGrant(grant: Grant): GrantClaims {
  return JSON.parse(Buffer.from(grant.token.split('.')[1]!, 'base64url').toString('utf8')) as GrantClaims
}

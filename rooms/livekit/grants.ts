import { AccessToken, TrackSource, type VideoGrant } from 'livekit-server-sdk'

/**
 * How long a grant opens the door, in seconds, leeway included. It limits joining, not staying: who is in the room stays until they
 * leave, are removed, or the room is deleted.
 */
export const GRANT_SECONDS = 60

/** The media server accepts a grant for this many seconds after the expiry written in it; measured with 1.13.5 by the tests. */
export const SERVER_LEEWAY_SECONDS = 60

/** What is written into the grant must never be over before a slow phone has sent its request, should a server know no leeway. */
const SHORTEST_SECONDS = 5

export type GrantInput = {
  /** Name of the one room. */
  room: string
  /** The one identity: the id of the party. Names stay with us, tokens can end up in logs of proxies. */
  identity: string
}

/**
 * The permissions of a party in its room, each said explicitly, because absent ones default to "allowed": it may publish camera,
 * microphone and screen, subscribe, and send data; it may not make rooms, administer, hide, record, or change its own metadata.
 */
export function permissionsOf(input: GrantInput): VideoGrant {
  return {
    room: input.room,
    roomJoin: true,
    roomCreate: false,
    roomList: false,
    roomAdmin: false,
    roomRecord: false,
    ingressAdmin: false,
    hidden: false,
    recorder: false,
    agent: false,
    canUpdateOwnMetadata: false,
    canPublish: true,
    canPublishSources: [
      TrackSource.CAMERA,
      TrackSource.MICROPHONE,
      TrackSource.SCREEN_SHARE,
      TrackSource.SCREEN_SHARE_AUDIO,
    ],
    canSubscribe: true,
    canPublishData: true,
  }
}

/**
 * Signs a grant for one identity in one room. Times in it follow the real clock, never a moved process clock, because the media server
 * compares them with its own.
 *
 * @returns a JWT (HS256). It is a key to the room: hand it to the party only, never log or store it.
 */
export async function signGrant(key: { apiKey: string; apiSecret: string }, input: GrantInput): Promise<string> {
  const ttl = Math.max(GRANT_SECONDS - SERVER_LEEWAY_SECONDS, SHORTEST_SECONDS)
  const token = new AccessToken(key.apiKey, key.apiSecret, { identity: input.identity, ttl })
  token.addGrant(permissionsOf(input))
  return token.toJwt()
}

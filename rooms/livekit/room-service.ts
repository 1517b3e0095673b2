import { ParticipantInfo_State, RoomServiceClient } from 'livekit-server-sdk'
import { classifyFailure } from './away.ts'
import { type GrantInput, signGrant } from './grants.ts'
import { readWebhook, type WebhookResult } from './webhook.ts'

export type LiveRoom = {
  name: string
  /** Since its creation, by the real clock. */
  ageSeconds: number
}

export type LiveParticipant = { identity: string }

/** What a browser needs to enter: where, and the key for one minute. */
export type Grant = { url: string; token: string }

/**
 * The media server as the product sees it. Every call gives up after its timeout and throws `MediaServerAway` when the server cannot be
 * used; what is already gone counts as done.
 */
export type RoomService = {
  /** `emptySeconds`: how long the room stays when nobody is in it. */
  createRoom(name: string, options?: { emptySeconds?: number }): Promise<void>
  deleteRoom(name: string): Promise<void>
  removeParticipant(room: string, identity: string): Promise<void>
  /** All rooms of the server, or those of `names` that exist. */
  listRooms(names?: string[]): Promise<LiveRoom[]>
  /** Who is connected to `room` now; nobody when the room does not exist. */
  listParticipants(room: string): Promise<LiveParticipant[]>
  /** True when the server answers and accepts our key. Never throws. */
  health(): Promise<boolean>
  /** Signs locally, asks nobody: the caller has made sure that the room exists and the party is admitted. */
  grant(input: GrantInput): Promise<Grant>
  /** Checks and reads a webhook of this server. */
  readWebhook(rawBody: string, authorization: string | null): Promise<WebhookResult>
}

export type RoomServiceOptions = {
  /** Of the server's API, http(s) or ws(s). */
  url: string
  /** Where browsers reach the server; `url` when absent. */
  publicUrl?: string
  apiKey: string
  apiSecret: string
  timeoutSeconds?: number
}

/** Four parties take part at most; the rest is for somebody whose old connection has not timed out yet. */
const MAX_PARTICIPANTS = 8
/** An admitted party may need this long to come in, and again when everybody lost the connection. The end of a visit deletes its room. */
const EMPTY_SECONDS = 600

/** Opens the API of the media server at `url`. Makes no request by itself. */
export function createRoomService(options: RoomServiceOptions): RoomService {
  const { apiKey, apiSecret } = options
  const client = new RoomServiceClient(options.url.replace(/^ws/, 'http'), apiKey, apiSecret, {
    requestTimeout: options.timeoutSeconds ?? 4,
    failover: false,
  })
  const publicUrl = (options.publicUrl ?? options.url).replace(/^http/, 'ws')

  const listRooms = (names?: string[]) =>
    call(async () => {
      const now = Date.now()
      const rooms = await client.listRooms(names)
      return rooms.map((room) => ({ name: room.name, ageSeconds: Math.max(0, now / 1000 - Number(room.creationTime)) }))
    }, [])

  return {
    createRoom: (name, { emptySeconds = EMPTY_SECONDS } = {}) =>
      call(async () => {
        const timeouts = { emptyTimeout: emptySeconds, departureTimeout: emptySeconds }
        await client.createRoom({ name, maxParticipants: MAX_PARTICIPANTS, ...timeouts })
      }),
    deleteRoom: (name) => call(() => client.deleteRoom(name), undefined),
    removeParticipant: (room, identity) => call(() => client.removeParticipant(room, identity), undefined),
    listRooms,
    listParticipants: (room) =>
      call(async () => {
        const participants = await client.listParticipants(room)
        return participants
          .filter((p) => p.state !== ParticipantInfo_State.DISCONNECTED)
          .map(({ identity }) => ({ identity }))
      }, []),
    health: () =>
      listRooms(['health']).then(
        () => true,
        () => false,
      ),
    grant: async (input) => ({ url: publicUrl, token: await signGrant({ apiKey, apiSecret }, input) }),
    readWebhook: (rawBody, authorization) => readWebhook({ apiKey, apiSecret }, rawBody, authorization),
  }
}

/** Runs one API call; `absent` is its answer when the room or the participant does not exist. */
async function call<T>(work: () => Promise<T>, ...absent: [T] | []): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const failure = classifyFailure(error)
    if (failure === 'absent' && absent.length === 1) return absent[0]
    if (typeof failure === 'object') throw failure
    throw new Error(`the media server refused a request: ${codeOf(error)}`)
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown'
}

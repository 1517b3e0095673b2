import {
  ConnectionError,
  ConnectionErrorReason,
  DisconnectReason,
  isE2EESupported,
  type LocalAudioTrack,
  type LocalTrack,
  type LocalVideoTrack,
  type Participant,
  Room,
  RoomEvent,
  setLogLevel,
  Track,
} from 'livekit-client'
import EncryptionWorker from 'livekit-client/e2ee-worker?worker'
import type { RoomLevel } from '../media-level.ts'
import type { GrantAnswer } from './ask-grant.ts'
import { GroupKeyProvider } from './group-key-provider.ts'
import { receiveAs, sendingAs } from './level-of-tracks.ts'
import { AGREEING, type Encryption, RoomKeys } from './room-keys.ts'
import { CHANGES, describe, type RoomPhase, type RoomSnapshot } from './room-snapshot.ts'

/**
 * Why the room is over for this page: the server gives no more grant, the visit is over, another page took the place (`elsewhere`), or has
 * it and the person has to choose (`taken`); or this browser cannot encrypt what the department wants encrypted.
 */
export type RoomEnd = 'not_admitted' | 'over' | 'elsewhere' | 'taken' | 'signed_out' | 'no_encryption'

export type VisitRoomOptions = {
  askGrant: () => Promise<GrantAnswer>
  onChange: (snapshot: RoomSnapshot) => void
  onEnd: (reason: RoomEnd) => void
  /** Where keys of an encrypted visit are exchanged. */
  keys: { url: string; headers: () => Record<string, string> }
  /** Bytes that another participant sent, by their topic. */
  onData: (topic: string, from: string, bytes: Uint8Array) => void
}

const RETRY_MS = [500, 1000, 2000, 4000, 8000]
/**
 * How long the media client tries to go on with the same connection. A media server that started anew knows nothing of it, so after about
 * ten seconds our server is asked for a new grant.
 */
const RESUME_MS = [0, 300, 1200, 2700, 4800]

// The media client writes connection addresses to the console, and they hold the grant.
setLogLevel('silent')

/**
 * The connection of one page to the media room of its visit. It asks for a grant, joins, publishes the tracks it is given, and when the
 * connection ends for another reason than leaving, asks for the next grant: the room may have been renewed. Only the server decides
 * whether there is one.
 */
export class VisitRoom {
  #room: Room
  #options: VisitRoomOptions
  #camera: LocalVideoTrack | null = null
  #microphone: LocalAudioTrack | null = null
  /** Unlike the devices, the shared screen belongs to this connection: who leaves shows nothing any more. */
  #screen: LocalTrack | null = null
  #level: RoomLevel = 'video'
  #spared: ReadonlySet<string> = new Set()
  /** Set for good with the first grant of an encrypted visit: from then on nothing is ever sent in clear. */
  #keys: RoomKeys | null = null
  #keyProvider: GroupKeyProvider | null = null
  #worker: Worker | null = null
  #encryption: Encryption | null = null
  #phase: RoomPhase = 'connecting'
  #attempt = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #left = false
  /** A refused join reports a disconnection too; its own promise tells more. */
  #joining = false

  constructor(options: VisitRoomOptions) {
    this.#options = options
    this.#room = this.#newRoom()
  }

  get snapshot(): RoomSnapshot {
    const { localParticipant, remoteParticipants } = this.#room
    const all: Participant[] = this.#phase === 'ended' ? [] : [localParticipant, ...remoteParticipants.values()]
    return {
      phase: this.#phase,
      participants: all.filter((participant) => participant.identity).map(describe),
      canPlaySound: this.#room.canPlaybackAudio,
      sharesScreen: this.#screen !== null,
      encryption: this.#encryption,
    }
  }

  /** Joins, and keeps joining. */
  start(): void {
    void this.#join()
  }

  /** Ends the connection for good; the tracks go on living with their owner. */
  async leave(): Promise<void> {
    this.#left = true
    clearTimeout(this.#timer)
    this.#keys?.stop()
    this.#screen?.stop()
    await this.#room.disconnect(false)
    this.#worker?.terminate()
  }

  /** What this page sends; null: nothing. Tracks that were sent before and are not given any more are taken back. */
  async setTracks(camera: LocalVideoTrack | null, microphone: LocalAudioTrack | null): Promise<void> {
    const before = [this.#camera, this.#microphone]
    this.#camera = camera
    this.#microphone = microphone
    if (this.#phase !== 'connected') return
    for (const track of before)
      if (track && track !== camera && track !== microphone)
        await this.#room.localParticipant.unpublishTrack(track, false)
    await this.#publish()
  }

  /**
   * How much this page sends and asks for from now on. Pictures of `spared` identities stay whole on every rung: who needs a sign language
   * interpreter understands nothing without.
   */
  async setLevel(level: RoomLevel, spared: ReadonlySet<string>): Promise<void> {
    const sendsOther = (level === 'low_data') !== (this.#level === 'low_data')
    this.#level = level
    this.#spared = spared
    if (this.#phase !== 'connected') return
    receiveAs(this.#room, level, spared)
    if (!sendsOther || !this.#camera) return
    await this.#room.localParticipant.unpublishTrack(this.#camera, false)
    await this.#publish()
  }

  /** The device woke up or has a network again: what waits for its turn is tried at once. */
  nudge(): void {
    if (this.#phase === 'connected' || this.#left || this.#joining || this.#timer === undefined) return
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#attempt = 0
    void this.#join()
  }

  /** Something changed that may concern the keys: somebody came, went, or reloaded a page. */
  refreshKeys(): void {
    this.#keys?.refresh()
  }

  /** Needs a click of the person, where the browser blocked sound. */
  async unlockSound(): Promise<void> {
    await this.#room.startAudio()
  }

  async setSpeaker(deviceId: string): Promise<void> {
    await this.#room.switchActiveDevice('audiooutput', deviceId).catch(() => undefined)
  }

  /** @throws when the person declined the browser's question or the browser cannot share. */
  async shareScreen(on: boolean): Promise<void> {
    if (!on) return this.#hideScreen()
    const [screen] = await this.#room.localParticipant.createScreenTracks({ audio: false, contentHint: 'detail' })
    if (!screen) return
    if (this.#left) return screen.stop()
    this.#screen = screen
    // The browser's own button ends it too.
    screen.mediaStreamTrack.addEventListener('ended', () => void this.#hideScreen())
    await this.#publish()
  }

  /** Sends bytes to everybody in the room, or to the identities `to`, in order and without loss while the connection lasts. */
  async sendData(topic: string, bytes: Uint8Array<ArrayBuffer>, to?: string[]): Promise<void> {
    if (this.#phase !== 'connected' || !this.#maySend) return
    const options = { reliable: true, topic, ...(to ? { destinationIdentities: to } : {}) }
    await this.#room.localParticipant.publishData(bytes, options).catch(() => undefined)
  }

  /** Drops the connection and makes a new one: the cure for one-way sound. */
  async reconnect(): Promise<void> {
    this.#setPhase('reconnecting')
    const old = this.#room
    old.removeAllListeners()
    await old.disconnect(false)
    this.#replaceRoom()
    await this.#join()
  }

  async #hideScreen(): Promise<void> {
    const screen = this.#screen
    if (!screen) return
    this.#screen = null
    screen.stop()
    await this.#room.localParticipant.unpublishTrack(screen, true)
    this.#emit()
  }

  #newRoom(): Room {
    const room = new Room({
      ...(this.#keyProvider ? { encryption: { keyProvider: this.#keyProvider, worker: this.#newWorker() } } : {}),
      adaptiveStream: true,
      dynacast: true,
      stopLocalTrackOnUnpublish: false,
      disconnectOnPageLeave: true,
      reconnectPolicy: { nextRetryDelayInMs: ({ retryCount }) => RESUME_MS[retryCount] ?? null },
    })
    const changed = () => this.#emit()
    for (const event of CHANGES) room.on(event, changed)
    for (const event of [RoomEvent.TrackPublished, RoomEvent.TrackSubscribed])
      room.on(event, () => receiveAs(room, this.#level, this.#spared))
    // While the connection for what others send is made, the own tracks are on their way already.
    room.on(RoomEvent.SignalConnected, () => void this.#publish())
    room.on(RoomEvent.DataReceived, (bytes, participant, _kind, topic) => {
      // The sender is who the media server says, never what the bytes say.
      if (participant && topic) this.#options.onData(topic, participant.identity, bytes)
    })
    room.on(RoomEvent.Reconnecting, () => this.#setPhase('reconnecting'))
    room.on(RoomEvent.Reconnected, () => this.#setPhase('connected'))
    room.on(RoomEvent.Disconnected, (reason) => this.#onDisconnected(room, reason))
    return room
  }

  #newWorker(): Worker {
    this.#worker?.terminate()
    this.#worker = new EncryptionWorker()
    return this.#worker
  }

  /** From now on this page sends and reads nothing without the group key. @returns false where the browser cannot. */
  #encrypt(): boolean {
    if (this.#keys) return true
    if (!isE2EESupported()) return false
    const provider = new GroupKeyProvider()
    this.#keyProvider = provider
    this.#encryption = AGREEING
    this.#keys = new RoomKeys({
      ...this.#options.keys,
      onKey: async (key, epoch, gently) => {
        await provider.setGroupKey(key, epoch, gently)
        if (this.#phase === 'connected') await this.#publish()
      },
      onChange: (encryption) => {
        this.#encryption = encryption
        this.#emit()
      },
    })
    this.#keys.start()
    this.#replaceRoom()
    return true
  }

  #replaceRoom(): void {
    this.#room = this.#newRoom()
  }

  async #join(): Promise<void> {
    if (this.#left) return
    const answer = await this.#options.askGrant()
    if (this.#left) return
    if ('end' in answer) return this.#end(answer.end)
    if ('retry' in answer) return this.#retryLater('waiting')
    if (answer.encrypted && !this.#encrypt()) return this.#end('no_encryption')
    // A visit that began encrypted never goes on in clear.
    if (this.#keys && !answer.encrypted) return this.#retryLater('waiting')
    this.#joining = true
    try {
      if (this.#keys) await this.#room.setE2EEEnabled(true)
      await this.#room.connect(answer.url, answer.token)
    } catch (error) {
      if (this.#left || isCancelled(error)) return
      // A grant that was refused or ran out, a room that was renewed meanwhile, a network that fails: in every case ask again.
      this.#replaceRoom()
      return this.#retryLater(this.#phase === 'connecting' ? 'connecting' : 'reconnecting')
    } finally {
      this.#joining = false
    }
    if (this.#left) return void this.#room.disconnect(false)
    this.#attempt = 0
    this.#setPhase('connected')
    receiveAs(this.#room, this.#level, this.#spared)
    await this.#publish()
  }

  /** In an encrypted visit nothing goes out before the group key is there. */
  get #maySend(): boolean {
    return !this.#keys || (this.#keys.isReady && this.#room.isE2EEEnabled)
  }

  async #publish(): Promise<void> {
    if (!this.#maySend) return
    const participant = this.#room.localParticipant
    const publish = async (track: LocalTrack | null, source: Track.Source) => {
      if (!track || participant.getTrackPublication(source)?.track === track) return
      // A connection that breaks meanwhile publishes again after the next join.
      const options = source === Track.Source.Camera ? await sendingAs(track, this.#level) : {}
      await participant.publishTrack(track, { source, ...options }).catch(() => undefined)
    }
    await Promise.all([
      publish(this.#microphone, Track.Source.Microphone),
      publish(this.#camera, Track.Source.Camera),
      publish(this.#screen, Track.Source.ScreenShare),
    ])
    this.#emit()
  }

  #onDisconnected(room: Room, reason: DisconnectReason | undefined): void {
    if (room !== this.#room || this.#left || this.#joining) return
    if (reason === DisconnectReason.DUPLICATE_IDENTITY) {
      this.#end('elsewhere')
      return
    }
    this.#replaceRoom()
    this.#setPhase('reconnecting')
    void this.#join()
  }

  #retryLater(phase: RoomPhase): void {
    this.#setPhase(phase)
    const pause = RETRY_MS[Math.min(this.#attempt, RETRY_MS.length - 1)] ?? 0
    this.#attempt++
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      void this.#join()
    }, pause)
  }

  #end(reason: RoomEnd): void {
    this.#left = true
    this.#keys?.stop()
    this.#screen?.stop()
    this.#setPhase('ended')
    this.#options.onEnd(reason)
  }

  #setPhase(phase: RoomPhase): void {
    this.#phase = phase
    this.#emit()
  }

  #emit(): void {
    this.#options.onChange(this.snapshot)
  }
}

/** Branches on the reason only: the message of a failed join can hold the grant. */
function isCancelled(error: unknown): boolean {
  return error instanceof ConnectionError && error.reason === ConnectionErrorReason.Cancelled
}

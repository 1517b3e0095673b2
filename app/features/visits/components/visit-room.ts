import {
  type AudioTrack,
  ConnectionError,
  ConnectionErrorReason,
  ConnectionQuality,
  DisconnectReason,
  type LocalAudioTrack,
  type LocalVideoTrack,
  type Participant,
  Room,
  RoomEvent,
  setLogLevel,
  Track,
  type VideoTrack,
} from 'livekit-client'
import type { GrantAnswer } from './ask-grant.ts'

export type Quality = 'good' | 'fair' | 'poor' | 'lost' | 'unknown'

export type Participating = {
  identity: string
  isLocal: boolean
  camera: VideoTrack | null
  screen: VideoTrack | null
  /** Remote sound only. */
  voices: AudioTrack[]
  microphoneOn: boolean
  isSpeaking: boolean
  quality: Quality
}

/** `waiting`: the media server is away, it is tried again and again. */
export type RoomPhase = 'connecting' | 'connected' | 'reconnecting' | 'waiting' | 'ended'

export type RoomSnapshot = {
  phase: RoomPhase
  participants: Participating[]
  canPlaySound: boolean
  sharesScreen: boolean
}

/** Why the room is over for this page: the server gives no more grant, the visit is over, or another page took the place. */
export type RoomEnd = 'not_admitted' | 'over' | 'elsewhere' | 'signed_out'

export type VisitRoomOptions = {
  askGrant: () => Promise<GrantAnswer>
  onChange: (snapshot: RoomSnapshot) => void
  onEnd: (reason: RoomEnd) => void
}

const RETRY_MS = [500, 1000, 2000, 4000, 8000]

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
      sharesScreen: localParticipant.isScreenShareEnabled,
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
    await this.#room.disconnect(false)
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

  /** Needs a click of the person, where the browser blocked sound. */
  async unlockSound(): Promise<void> {
    await this.#room.startAudio()
  }

  async setSpeaker(deviceId: string): Promise<void> {
    await this.#room.switchActiveDevice('audiooutput', deviceId).catch(() => undefined)
  }

  /** @throws when the person declined the browser's question or the browser cannot share. */
  async shareScreen(on: boolean): Promise<void> {
    await this.#room.localParticipant.setScreenShareEnabled(on, { audio: false, contentHint: 'detail' })
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

  #newRoom(): Room {
    const room = new Room({
      adaptiveStream: true,
      dynacast: true,
      stopLocalTrackOnUnpublish: false,
      disconnectOnPageLeave: true,
    })
    const changed = () => this.#emit()
    for (const event of CHANGES) room.on(event, changed)
    room.on(RoomEvent.Reconnecting, () => this.#setPhase('reconnecting'))
    room.on(RoomEvent.Reconnected, () => this.#setPhase('connected'))
    room.on(RoomEvent.Disconnected, (reason) => this.#onDisconnected(room, reason))
    return room
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
    this.#joining = true
    try {
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
    await this.#publish()
  }

  async #publish(): Promise<void> {
    const participant = this.#room.localParticipant
    const publish = async (track: LocalVideoTrack | LocalAudioTrack | null, source: Track.Source) => {
      if (!track || participant.getTrackPublication(source)?.track === track) return
      // A connection that breaks meanwhile publishes again after the next join.
      await participant.publishTrack(track, { source }).catch(() => undefined)
    }
    await Promise.all([publish(this.#microphone, Track.Source.Microphone), publish(this.#camera, Track.Source.Camera)])
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
    this.#timer = setTimeout(() => void this.#join(), pause)
  }

  #end(reason: RoomEnd): void {
    this.#left = true
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

const CHANGES = [
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.ActiveSpeakersChanged,
  RoomEvent.ConnectionQualityChanged,
  RoomEvent.AudioPlaybackStatusChanged,
] as const

function describe(participant: Participant): Participating {
  const video = (source: Track.Source) => {
    const publication = participant.getTrackPublication(source)
    return publication && !publication.isMuted ? (publication.videoTrack ?? null) : null
  }
  const sounds = [...participant.audioTrackPublications.values()]
  return {
    identity: participant.identity,
    isLocal: participant.isLocal,
    camera: video(Track.Source.Camera),
    screen: video(Track.Source.ScreenShare),
    voices: participant.isLocal ? [] : sounds.flatMap((publication) => publication.audioTrack ?? []),
    microphoneOn: participant.isMicrophoneEnabled,
    isSpeaking: participant.isSpeaking,
    quality: QUALITY[participant.connectionQuality],
  }
}

const QUALITY: Record<ConnectionQuality, Quality> = {
  [ConnectionQuality.Excellent]: 'good',
  [ConnectionQuality.Good]: 'fair',
  [ConnectionQuality.Poor]: 'poor',
  [ConnectionQuality.Lost]: 'lost',
  [ConnectionQuality.Unknown]: 'unknown',
}

/** Branches on the reason only: the message of a failed join can hold the grant. */
function isCancelled(error: unknown): boolean {
  return error instanceof ConnectionError && error.reason === ConnectionErrorReason.Cancelled
}

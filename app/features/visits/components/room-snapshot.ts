import { type AudioTrack, ConnectionQuality, type Participant, RoomEvent, Track, type VideoTrack } from 'livekit-client'
import type { Encryption } from './room-keys.ts'

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
  /** Null: picture and sound are protected on the way only. */
  encryption: Encryption | null
}

/** Everything after which a snapshot may look different. `TrackUnsubscribed` alone comes while the track is still there. */
export const CHANGES = [
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackUnpublished,
  RoomEvent.TrackSubscriptionStatusChanged,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.ActiveSpeakersChanged,
  RoomEvent.ConnectionQualityChanged,
  RoomEvent.AudioPlaybackStatusChanged,
] as const

/** How a participant looks and sounds now. */
export function describe(participant: Participant): Participating {
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

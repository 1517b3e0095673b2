import { type LocalTrack, type Room, type TrackPublishOptions, VideoPresets, VideoQuality } from 'livekit-client'
import type { RoomLevel } from '../media-level.ts'

/** Small enough for a connection of 200 kbit/s in both directions together with sound; faces stay recognisable. */
const LOW = { width: 320, height: 180, frameRate: 12 }
const FULL = { ...VideoPresets.h720.resolution, frameRate: 30 }

/** Asks the media server for as much as the rung carries: all, the smallest layer of each picture, or sound alone. */
export function receiveAs(room: Room, level: RoomLevel, spared: ReadonlySet<string>): void {
  for (const participant of room.remoteParticipants.values())
    for (const publication of participant.videoTrackPublications.values()) {
      const whole = level === 'video' || spared.has(participant.identity)
      const wanted = whole || level === 'low_data'
      if (publication.isDesired !== wanted) publication.setSubscribed(wanted)
      if (wanted) publication.setVideoQuality(whole ? VideoQuality.HIGH : VideoQuality.LOW)
    }
}

/** How the own camera is sent on a rung; the camera itself draws less too, which spares the battery. */
export async function sendingAs(track: LocalTrack, level: RoomLevel): Promise<TrackPublishOptions> {
  const isLow = level === 'low_data'
  const { width, height, frameRate } = isLow ? LOW : FULL
  const wish = { width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: frameRate } }
  // A camera that knows one size only keeps it; the encoder is limited all the same.
  await track.mediaStreamTrack.applyConstraints(wish).catch(() => undefined)
  return isLow ? { simulcast: false, videoEncoding: { maxBitrate: 120_000, maxFramerate: LOW.frameRate } } : {}
}

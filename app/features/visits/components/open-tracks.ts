import type { LocalAudioTrack, LocalTrack, LocalVideoTrack } from 'livekit-client'
import { type MediaProblem, mediaProblem } from './media-problem.ts'

export type OpenedTracks = {
  camera: LocalVideoTrack | null
  microphone: LocalAudioTrack | null
  cameraProblem: MediaProblem | null
  microphoneProblem: MediaProblem | null
}

const SOUND = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }

/**
 * Opens camera and microphone with one question to the person; a second one would silence the first on iOS. When that fails, each device
 * is tried alone, so that one broken device does not cost the other.
 */
export async function openTracks(): Promise<OpenedTracks> {
  const { createLocalTracks, VideoPresets } = await import('livekit-client')
  const picture = { resolution: VideoPresets.h720.resolution }
  const open = async (options: { audio: typeof SOUND | false; video: typeof picture | false }) => {
    try {
      return { tracks: await createLocalTracks(options), problem: null }
    } catch (error) {
      return { tracks: [] as LocalTrack[], problem: mediaProblem(error) }
    }
  }
  const both = await open({ audio: SOUND, video: picture })
  if (!both.problem) return { ...byKind(both.tracks), cameraProblem: null, microphoneProblem: null }
  const sound = await open({ audio: SOUND, video: false })
  const image = await open({ audio: false, video: picture })
  return {
    ...byKind([...sound.tracks, ...image.tracks]),
    cameraProblem: image.problem,
    microphoneProblem: sound.problem,
  }
}

function byKind(tracks: LocalTrack[]): Pick<OpenedTracks, 'camera' | 'microphone'> {
  return {
    camera: (tracks.find((track) => track.kind === 'video') as LocalVideoTrack | undefined) ?? null,
    microphone: (tracks.find((track) => track.kind === 'audio') as LocalAudioTrack | undefined) ?? null,
  }
}

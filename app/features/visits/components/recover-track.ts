import type { LocalAudioTrack, LocalVideoTrack } from 'livekit-client'
import { type MediaProblem, mediaProblem } from './media-problem.ts'

/** `kept`: it was a moment only. `switched`: another device took over. `lost`: none can be had. */
export type Recovery =
  | { outcome: 'kept' }
  | { outcome: 'switched'; label: string }
  | { outcome: 'lost'; problem: MediaProblem }

type Track = Pick<
  LocalAudioTrack | LocalVideoTrack,
  'mediaStreamTrack' | 'restartTrack' | 'setDeviceId' | 'mute' | 'unmute' | 'isMuted'
>

/**
 * What to do when a device stopped delivering: unplugged, taken by another program, asleep. It is opened once more, and where it is gone
 * the browser's choice of the others. A track that stays without a device is muted, so that the others see that nothing comes.
 *
 * @param label of the device before.
 */
export async function recoverTrack(track: Track, label: string): Promise<Recovery> {
  try {
    if (track.mediaStreamTrack.readyState !== 'live') await restart(track)
    const now = track.mediaStreamTrack.label
    return now === label || label === '' ? { outcome: 'kept' } : { outcome: 'switched', label: now }
  } catch (error) {
    if (!track.isMuted) await track.mute().catch(() => undefined)
    return { outcome: 'lost', problem: mediaProblem(error) }
  }
}

/** First as it was; a device that is gone refuses, then any other one. */
async function restart(track: Track): Promise<void> {
  try {
    await track.restartTrack()
  } catch (error) {
    if (mediaProblem(error) !== 'missing') throw error
    await track.setDeviceId('default')
  }
  if (track.isMuted) await track.unmute()
}

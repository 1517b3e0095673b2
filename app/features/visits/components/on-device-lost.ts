import type { LocalTrack } from 'livekit-client'

/** The media client tries by itself first; what it did not mend until then is ours. */
const SETTLE_MS = 1500
/** The values of livekit-client's TrackEvent, whose import would load the client on every page. */
const ENDED = 'ended'
const RESTARTED = 'restarted'

/** Calls back when the device behind a track stopped delivering, or was exchanged by the media client. */
export function onDeviceLost(track: LocalTrack | null, onLost: () => void): () => void {
  if (!track) return () => undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let waits = false
  const lost = () => {
    waits = true
    clearTimeout(timer)
    timer = setTimeout(() => {
      waits = false
      onLost()
    }, SETTLE_MS)
  }
  const restarted = () => {
    if (waits) lost()
  }
  const events = track as unknown as {
    on(name: string, listener: () => void): unknown
    off(name: string, listener: () => void): unknown
  }
  events.on(ENDED, lost)
  events.on(RESTARTED, restarted)
  return () => {
    clearTimeout(timer)
    events.off(ENDED, lost)
    events.off(RESTARTED, restarted)
  }
}

import type { Track } from 'livekit-client'
import { useEffect, useRef } from 'react'

type Props = {
  track: Track
  /** Shown as in a mirror: one's own camera. */
  mirrored?: boolean
  /** Whole picture with bars instead of a filled tile: a shared screen. */
  whole?: boolean
  label: string
}

/**
 * Shows a video track. Muted, because sound has elements of its own; the element is taken off the track again, or the media client would
 * keep judging its size.
 */
export function TrackVideo({ track, mirrored, whole, label }: Props) {
  const element = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const video = element.current
    if (!video) return
    track.attach(video)
    return () => {
      track.detach(video)
    }
  }, [track])
  return (
    <video
      ref={element}
      className="tp-video"
      data-mirrored={mirrored ? '' : undefined}
      data-whole={whole ? '' : undefined}
      aria-label={label}
      autoPlay
      playsInline
      muted
    />
  )
}

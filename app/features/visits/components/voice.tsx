import type { AudioTrack } from 'livekit-client'
import { useEffect, useRef } from 'react'

/** Plays what one party says. */
export function Voice({ track }: { track: AudioTrack }) {
  const element = useRef<HTMLAudioElement>(null)
  useEffect(() => {
    const audio = element.current
    if (!audio) return
    track.attach(audio)
    return () => {
      track.detach(audio)
    }
  }, [track])
  // biome-ignore lint/a11y/useMediaCaption: live speech; text goes through the chat beside it
  return <audio ref={element} autoPlay />
}

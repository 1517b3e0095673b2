import type { LocalAudioTrack } from 'livekit-client'
import { useEffect, useState } from 'react'

export const LEVEL_STEPS = 10
const READ_EVERY_MS = 100

/** How loud the microphone is, 0 to 10, read ten times a second; 0 without a track or while it is muted. */
export function useLevel(track: LocalAudioTrack | null, on: boolean): number {
  const [level, setLevel] = useState(0)
  useEffect(() => {
    setLevel(0)
    if (!track || !on) return
    const audio = new AudioContext()
    const analyser = audio.createAnalyser()
    analyser.fftSize = 512
    audio.createMediaStreamSource(new MediaStream([track.mediaStreamTrack])).connect(analyser)
    void audio.resume().catch(() => undefined)
    const samples = new Uint8Array(analyser.fftSize)
    const timer = setInterval(() => {
      analyser.getByteTimeDomainData(samples)
      let sum = 0
      for (const sample of samples) sum += ((sample - 128) / 128) ** 2
      // From a whisper (-60 dB) to close and loud (-10 dB), as the ear hears it.
      const decibel = 20 * Math.log10(Math.sqrt(sum / samples.length) || Number.MIN_VALUE)
      setLevel(Math.round(Math.min(1, Math.max(0, (decibel + 60) / 50)) * LEVEL_STEPS))
    }, READ_EVERY_MS)
    return () => {
      clearInterval(timer)
      void audio.close().catch(() => undefined)
    }
  }, [track, on])
  return level
}

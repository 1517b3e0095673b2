import { useCallback, useEffect, useRef, useState } from 'react'

const REMEMBERED = 'sprechzeit-chime'
const NOTES_HZ = [659.25, 880]
const NOTE_SECONDS = 0.18
const LOUDNESS = 0.2

/**
 * A short two-tone chime, made by the browser itself. Browsers play nothing before the person has touched the page, so `play` may stay
 * silent after a reload; switching it on plays it once, as a proof that it can be heard.
 */
export function useChime(): { on: boolean; toggle: () => void; play: () => void } {
  const [on, setOn] = useState(false)
  const audio = useRef<AudioContext | null>(null)
  useEffect(() => setOn(localStorage.getItem(REMEMBERED) === 'on'), [])
  const ring = useCallback(() => {
    audio.current ??= new AudioContext()
    void audio.current.resume().then(() => audio.current && playNotes(audio.current))
  }, [])
  const play = useCallback(() => {
    if (localStorage.getItem(REMEMBERED) === 'on') ring()
  }, [ring])
  const toggle = useCallback(() => {
    const next = localStorage.getItem(REMEMBERED) !== 'on'
    localStorage.setItem(REMEMBERED, next ? 'on' : 'off')
    setOn(next)
    if (next) ring()
  }, [ring])
  return { on, toggle, play }
}

function playNotes(audio: AudioContext): void {
  for (const [index, hertz] of NOTES_HZ.entries()) {
    const begin = audio.currentTime + index * NOTE_SECONDS
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(0, begin)
    volume.gain.linearRampToValueAtTime(LOUDNESS, begin + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.001, begin + NOTE_SECONDS * 2)
    tone.connect(volume).connect(audio.destination)
    tone.start(begin)
    tone.stop(begin + NOTE_SECONDS * 2)
  }
}

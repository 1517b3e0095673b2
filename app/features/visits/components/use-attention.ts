import { useEffect } from 'react'
import { CALL_NOTES, playNotes } from './play-sound.ts'

const BLINK_MS = 1000
const BLINKS = 20

/** "It is your turn": a sound, and a title that alternates until the page is looked at. Once, when the page with it appears. */
export function useAttention(title: string): void {
  useEffect(() => {
    void playNotes(CALL_NOTES).catch(() => undefined)
    const usual = document.title
    let count = 0
    const timer = setInterval(() => {
      document.title = count % 2 === 0 ? title : usual
      if (++count > BLINKS || (count > 4 && document.visibilityState === 'visible')) stop()
    }, BLINK_MS)
    const stop = () => {
      clearInterval(timer)
      document.title = usual
    }
    return stop
  }, [title])
}

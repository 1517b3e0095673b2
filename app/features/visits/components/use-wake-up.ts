import { useEffect, useRef } from 'react'

/** Calls back when the page is seen again, as after the sleep of the device, came out of the cache, or has a network again. */
export function useWakeUp(onWake: () => void): void {
  const latest = useRef(onWake)
  latest.current = onWake
  useEffect(() => {
    const wake = () => latest.current()
    const shown = (event: PageTransitionEvent) => event.persisted && wake()
    const visible = () => document.visibilityState === 'visible' && wake()
    window.addEventListener('online', wake)
    window.addEventListener('pageshow', shown)
    document.addEventListener('resume', wake)
    document.addEventListener('visibilitychange', visible)
    return () => {
      window.removeEventListener('online', wake)
      window.removeEventListener('pageshow', shown)
      document.removeEventListener('resume', wake)
      document.removeEventListener('visibilitychange', visible)
    }
  }, [])
}

import { useEffect, useRef } from 'react'

const TICK_MS = 5_000
/** Timers of a hidden page run once a minute at worst; what is longer was sleep. */
const SLEPT_MS = 90_000

/** Calls back when the device woke up, the page came out of the cache, or the network is there again. */
export function useWakeUp(onWake: () => void): void {
  const latest = useRef(onWake)
  latest.current = onWake
  useEffect(() => {
    let last = Date.now()
    const wake = () => latest.current()
    const tick = setInterval(() => {
      const now = Date.now()
      if (now - last > SLEPT_MS) wake()
      last = now
    }, TICK_MS)
    const shown = (event: PageTransitionEvent) => event.persisted && wake()
    const visible = () => document.visibilityState === 'visible' && wake()
    window.addEventListener('online', wake)
    window.addEventListener('pageshow', shown)
    document.addEventListener('resume', wake)
    document.addEventListener('visibilitychange', visible)
    return () => {
      clearInterval(tick)
      window.removeEventListener('online', wake)
      window.removeEventListener('pageshow', shown)
      document.removeEventListener('resume', wake)
      document.removeEventListener('visibilitychange', visible)
    }
  }, [])
}

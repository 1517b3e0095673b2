import { useEffect } from 'react'

/** Keeps the screen awake while mounted and visible, where the browser can; elsewhere nothing happens. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null
    let gone = false
    const ask = async () => {
      if (document.visibilityState !== 'visible' || !navigator.wakeLock) return
      try {
        const granted = await navigator.wakeLock.request('screen')
        if (gone) await granted.release()
        else lock = granted
      } catch {
        // Battery saver or a forbidding policy: the page works without.
      }
    }
    void ask()
    document.addEventListener('visibilitychange', ask)
    return () => {
      gone = true
      document.removeEventListener('visibilitychange', ask)
      void lock?.release().catch(() => undefined)
    }
  }, [])
}

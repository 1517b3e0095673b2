import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Whether this browser can show its screen to others; phones cannot. False on the server, so that its page and the first one here agree. */
export function useCanShareScreen(): boolean {
  return useSyncExternalStore(
    never,
    () => 'getDisplayMedia' in (navigator.mediaDevices ?? {}),
    () => false,
  )
}

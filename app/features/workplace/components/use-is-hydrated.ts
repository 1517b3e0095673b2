import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False in the server's HTML and in the first pass of the browser, true from then on. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}

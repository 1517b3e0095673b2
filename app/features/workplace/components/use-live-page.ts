import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import type { LiveEvent } from '#app/lib/event-stream.ts'

// Several rows of one change arrive together; the page is read once for all of them.
const GATHER_MS = 250
// Minutes on the page grow old without an event too.
const REFRESH_MS = 60_000
const RETRY_MS = 5000

type Options = {
  /** Called for each change, before the page is read again. */
  onChange?: (event: LiveEvent) => void
  /** Changes that this page does not show. */
  ignore?: readonly string[]
}

/**
 * Keeps a page of a hydrated route up to date: reads it again on every change that the event stream reports, and once a minute. Answers
 * whether the stream is open. When the server refuses it (signed out elsewhere), the whole page is loaded again and leads to the sign-in.
 */
export function useLivePage(url: string, { onChange, ignore }: Options = {}): boolean {
  const { revalidate } = useRevalidator()
  const [live, setLive] = useState(false)
  const latest = useRef({ onChange, ignore, revalidate })
  latest.current = { onChange, ignore, revalidate }
  useEffect(() => {
    let gather: ReturnType<typeof setTimeout> | undefined
    let retry: ReturnType<typeof setTimeout> | undefined
    const readAgain = () => {
      clearTimeout(gather)
      gather = setTimeout(() => latest.current.revalidate(), GATHER_MS)
    }
    const source = new EventSource(url)
    source.addEventListener('open', () => setLive(true))
    source.addEventListener('resync', readAgain)
    source.addEventListener('change', (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as LiveEvent
      if (latest.current.ignore?.includes(event.type)) return
      latest.current.onChange?.(event)
      readAgain()
    })
    source.addEventListener('error', () => {
      setLive(false)
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(() => location.reload(), RETRY_MS)
    })
    const refresh = setInterval(readAgain, REFRESH_MS)
    return () => {
      source.close()
      clearTimeout(gather)
      clearTimeout(retry)
      clearInterval(refresh)
    }
  }, [url])
  return live
}

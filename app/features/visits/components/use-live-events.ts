import { useEffect, useRef, useState } from 'react'
import type { LiveEvent } from '#app/lib/event-stream.ts'

const RETRY_MS = 5000

/**
 * Listens to the event stream at `url`. `resync` comes after every (re)connection, since something may have been missed. The browser
 * reconnects by itself; a stream that the server refused is tried again, as after a restart.
 *
 * @returns whether the stream is open.
 */
export function useLiveEvents(url: string, onEvent: (event: LiveEvent | 'resync') => void): boolean {
  const [open, setOpen] = useState(false)
  const latest = useRef(onEvent)
  latest.current = onEvent
  useEffect(() => {
    let source: EventSource
    let retry: ReturnType<typeof setTimeout> | undefined
    const connect = () => {
      source = new EventSource(url)
      source.addEventListener('open', () => setOpen(true))
      source.addEventListener('resync', () => latest.current('resync'))
      source.addEventListener('change', (message: MessageEvent<string>) =>
        latest.current(JSON.parse(message.data) as LiveEvent),
      )
      source.addEventListener('error', () => {
        setOpen(false)
        if (source.readyState === EventSource.CLOSED) retry = setTimeout(connect, RETRY_MS)
      })
    }
    connect()
    return () => {
      clearTimeout(retry)
      source.close()
    }
  }, [url])
  return open
}

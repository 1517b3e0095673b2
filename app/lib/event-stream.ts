/** One row of the event table, as a browser may get it: ids and words, never personal data. */
export type LiveEvent = {
  id: number
  type: string
  departmentId: string
  appointmentId: string | null
  partyId: string | null
  data: Record<string, unknown>
}

export type EventFilter = (event: LiveEvent) => boolean

/** Hands out events of this process's LISTEN connection. */
export type EventHub = {
  subscribe(listener: (event: LiveEvent | 'resync') => void): () => void
  /** Events after `id`, oldest first, at most 500. */
  after(id: number): Promise<LiveEvent[]>
  publish(event: LiveEvent | 'resync'): void
  /** Ends every open stream, for shutdown. */
  close(): void
  onClose(callback: () => void): () => void
}

const HEARTBEAT_MS = 15_000

/**
 * Answers `request` with server-sent events that pass `filter`. A client that comes back with Last-Event-ID gets what it missed. Ids may
 * commit out of order, so every (re)connected stream starts with a `resync`, on which the client reads its page once.
 */
export function eventStream(request: Request, hub: EventHub, filter: EventFilter): Response {
  const encoder = new TextEncoder()
  const lastId = Number(
    request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after') ?? Number.NaN,
  )
  let stop = () => {}
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      let open = true
      const send = (text: string) => {
        if (open) controller.enqueue(encoder.encode(text))
      }
      const sendEvent = (event: LiveEvent | 'resync') => {
        if (event === 'resync') send('event: resync\ndata: {}\n\n')
        else if (filter(event)) send(`id: ${event.id}\nevent: change\ndata: ${JSON.stringify(event)}\n\n`)
      }
      const unsubscribe = hub.subscribe(sendEvent)
      const heartbeat = setInterval(() => send(': here\n\n'), HEARTBEAT_MS)
      const forget = hub.onClose(() => stop())
      stop = () => {
        if (!open) return
        open = false
        clearInterval(heartbeat)
        unsubscribe()
        forget()
        try {
          controller.close()
        } catch {
          // the client was faster
        }
      }
      request.signal.addEventListener('abort', stop, { once: true })
      send('retry: 2000\n\n')
      if (Number.isSafeInteger(lastId)) for (const event of await hub.after(lastId)) sendEvent(event)
      sendEvent('resync')
    },
    cancel() {
      stop()
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

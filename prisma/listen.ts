import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'

export type Listener = {
  /** Milliseconds since everything that had been committed was certainly heard; Infinity while there is no connection. */
  silence(): number
  close(): Promise<void>
}

/** `onHeard` gets each payload, `onLost` is called when the connection ends, before anything else can be missed. */
export type Listening = { onHeard(payload: string): void; onLost(): void }

const BEAT_MS = 250

/**
 * Listens to a channel of the database on a connection of its own, and opens another one when it is lost. A beat goes through the same
 * connection: PostgreSQL hands out what it has for a session before it is ready for the session's next command, so an answer proves that all
 * notifications of what was committed before the question have come.
 */
export function openListener(url: string, channel: string, { onHeard, onLost }: Listening): Listener {
  let provenAt = -Infinity
  let isClosed = false
  const end = new AbortController()

  const listenOnce = async () => {
    let isLost = false
    const lost = new Promise<void>((resolve) => {
      end.signal.addEventListener('abort', () => resolve(), { once: true })
    })
    const lose = () => {
      if (isLost) return
      isLost = true
      provenAt = -Infinity
      onLost()
    }
    const options = {
      max: 1,
      idle_timeout: 0,
      max_lifetime: null,
      fetch_types: false,
      connect_timeout: 10,
      onnotice: () => undefined,
      onnotify: (from: string, payload: string) => {
        if (from === channel && !isLost) onHeard(payload)
      },
      onclose: lose,
      connection: { application_name: 'sprechzeit listener' },
    }
    const sql = postgres(url, options as postgres.Options<Record<string, never>>)
    try {
      await sql.unsafe(`LISTEN ${channel}`)
      while (!isLost && !isClosed) {
        const asked = performance.now()
        await Promise.race([sql.unsafe('SELECT 1'), lost])
        if (!isLost) provenAt = asked
        await delay(BEAT_MS, undefined, { ref: false, signal: end.signal })
      }
    } catch {
      // a lost connection is no error here; the next one follows
    } finally {
      lose()
      await sql.end({ timeout: 0 }).catch(() => undefined)
    }
  }

  const listen = async () => {
    while (!isClosed) {
      await listenOnce()
      if (!isClosed) await delay(BEAT_MS, undefined, { ref: false, signal: end.signal }).catch(() => undefined)
    }
  }
  const running = listen()
  return {
    silence: () => performance.now() - provenAt,
    async close() {
      isClosed = true
      end.abort()
      await running
    },
  }
}

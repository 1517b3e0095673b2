import type { EventHub, LiveEvent } from '#app/lib/event-stream.ts'
import type { Log } from '#app/lib/log.ts'
import type { Db } from '#prisma/sql.ts'

const REPLAY_LIMIT = 500

/**
 * Listens for announced event ids on one connection of its own, reads the rows and hands them to this process's streams. After a lost
 * connection every stream is told to read its page anew.
 */
export async function openEventHub(db: Db, log: Log): Promise<EventHub> {
  const listeners = new Set<(event: LiveEvent | 'resync') => void>()
  const closers = new Set<() => void>()
  let announced: number[] = []
  let reading = false

  const publish = (event: LiveEvent | 'resync') => {
    for (const listener of listeners) listener(event)
  }

  // Ids that arrive while a read is under way go into the next read: one query for a burst of events.
  const readAnnounced = async () => {
    if (reading) return
    reading = true
    try {
      while (announced.length > 0) {
        const ids = announced
        announced = []
        const rows = await db.sql<LiveEvent[]>`
          SELECT id, type, department_id, appointment_id, party_id, data FROM event WHERE id = ANY(${ids}::bigint[]) ORDER BY id`
        for (const row of rows) publish(row)
      }
    } catch (error) {
      log.error({ err: error }, 'events could not be read')
      publish('resync')
    } finally {
      reading = false
    }
  }

  const listening = await db.sql.listen(
    'event',
    (id) => {
      // Who subscribes later asks for what came since its page was made.
      if (listeners.size === 0) return
      announced.push(Number(id))
      void readAnnounced()
    },
    () => publish('resync'),
  )

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    after: (id) =>
      db.sql<LiveEvent[]>`
        SELECT id, type, department_id, appointment_id, party_id, data FROM event WHERE id > ${id} ORDER BY id LIMIT ${REPLAY_LIMIT}`,
    publish,
    close() {
      for (const callback of closers) callback()
      // At the end of the process the pool may close the connection first.
      listening.unlisten().catch(() => undefined)
    },
    onClose(callback) {
      closers.add(callback)
      return () => closers.delete(callback)
    },
  }
}

import { openListener } from '#prisma/listen.ts'
import type { Db } from '#prisma/sql.ts'
import { keepAgendas } from './keep-agendas.server.ts'
import { searchWithKept } from './kept-agendas.ts'

export type WatchedSchedule = { isHeard(): boolean; forget(): void; close(): Promise<void> }

/** Searches use what is kept only as long as the last proof of hearing everything is younger than this. */
const MAX_SILENCE_MS = 700

/**
 * Lets searches of this process over `db.sql` keep what they read, and takes out of it whatever the database says has changed (see the
 * triggers on the tables of the schedule). Without a connection that certainly hears everything, searches read the database.
 */
export function watchSchedule(db: Db, databaseUrl: string): WatchedSchedule {
  const kept = keepAgendas(db.sql)
  const listener = openListener(databaseUrl, 'schedule', {
    onHeard: (payload) => kept.forget(payload === '*' ? 'everything' : payload.split(',')),
    onLost: () => kept.forget('everything'),
  })
  const isHeard = () => listener.silence() < MAX_SILENCE_MS
  searchWithKept(db.sql, kept, isHeard)
  return { isHeard, forget: () => kept.forget('everything'), close: () => listener.close() }
}

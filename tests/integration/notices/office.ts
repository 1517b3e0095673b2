import { Logger, runOnce } from 'graphile-worker'
import { noticeTasks } from '#app/features/notices/jobs.server.ts'
import type { NoticeKind } from '#app/features/notices/kinds.ts'
import { queueNotice } from '#app/features/notices/queue-notice.server.ts'
import type { NoticeDeps } from '#app/features/notices/send-notice.server.ts'
import { createLog } from '#app/lib/log.ts'
import { openMailer } from '#emails/transport.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { type AppointmentOptions, type AppointmentRow, bookAppointmentRow } from '#tests/factories/appointment.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { createTestDatabase } from '#tests/setup/database.ts'
import { type MailServer, openMailServer } from './mail-server.ts'

export type NoticeState = { kind: string; state: string; reason: string | null; attempts: number; sequence: number }

/** A city with a database, a mail server and a worker that runs only when a test says so, on a clock that a test moves. */
export type Office = {
  db: Db
  databaseUrl: string
  city: City
  mail: MailServer
  deps: NoticeDeps
  tokenKey: Buffer
  now(): Temporal.Instant
  setClock(now: Temporal.Instant | string): void
  book(options?: Partial<AppointmentOptions>): Promise<AppointmentRow>
  /** Changes the appointment and queues the notice about it, in one transaction, as commands do. */
  change(appointmentId: string, values: Record<string, unknown>, kind: NoticeKind): Promise<string | null>
  move(appointmentId: string, startsAt: string): Promise<void>
  cancel(appointmentId: string): Promise<void>
  /** Runs every job that is due, once; with `everything` also those that wait for their time. */
  work(options?: { everything?: boolean }): Promise<void>
  notices(appointmentId: string): Promise<NoticeState[]>
  close(): Promise<void>
}

const QUIET = new Logger(() => () => undefined)

export async function openOffice(clock: string): Promise<Office> {
  const database = await createTestDatabase()
  const db = openDb(database.url)
  const [city, mail] = await Promise.all([
    createCity(db, { checklist: [{ title: 'Altes Ausweisdokument' }] }),
    openMailServer(),
  ])
  let now = Temporal.Instant.from(clock)
  const tokenKey = Buffer.alloc(32, 7)
  const deps: NoticeDeps = {
    db,
    mailer: openMailer(mail.url, { connectTimeout: 2000, silenceTimeout: 5000 }),
    settings: { tokenKey, publicUrl: 'https://termine.example.org', mailFrom: 'termine@example.org' },
    now: () => now,
    log: createLog('silent', 'test'),
  }
  const change: Office['change'] = (appointmentId, values, kind) =>
    db.transaction(async (tx) => {
      await tx`UPDATE appointment SET ${tx(values)} WHERE id = ${appointmentId}`
      return queueNotice(tx, { appointmentId, kind, now })
    })
  const raise = async (appointmentId: string) => {
    await db.sql`UPDATE appointment SET ical_sequence = ical_sequence + 1 WHERE id = ${appointmentId}`
  }
  return {
    db,
    databaseUrl: database.url,
    city,
    mail,
    deps,
    tokenKey,
    now: () => now,
    setClock: (instant) => {
      now = Temporal.Instant.from(instant.toString())
    },
    book: (options = {}) =>
      bookAppointmentRow(db, city, { startsAt: now.add({ hours: 50 }), resourceId: null, now, tokenKey, ...options }),
    change,
    async move(appointmentId, startsAt) {
      const start = Temporal.Instant.from(startsAt)
      await raise(appointmentId)
      await change(appointmentId, { startsAt: start, endsAt: start.add({ minutes: 20 }) }, 'moved')
      await change(appointmentId, { version: 2 }, 'reminder')
    },
    async cancel(appointmentId) {
      await raise(appointmentId)
      await change(appointmentId, { state: 'cancelled', cancelledBy: 'citizen' }, 'cancelled')
    },
    async work({ everything = false } = {}) {
      if (everything)
        await db.sql`SELECT graphile_worker.reschedule_jobs(array(SELECT id FROM graphile_worker.jobs), run_at => now())`
      await runOnce({ connectionString: database.url, taskList: noticeTasks(deps), concurrency: 3, logger: QUIET })
    },
    notices: (appointmentId) =>
      db.sql<NoticeState[]>`
        SELECT kind, state, reason, attempts, sequence FROM notice WHERE appointment_id = ${appointmentId} ORDER BY queued_at, sequence, kind`,
    async close() {
      deps.mailer.close()
      await Promise.all([db.close(), mail.stop()])
      await database.drop()
    },
  }
}

import { Logger, runOnce } from 'graphile-worker'
import { noticeTasks } from '#app/features/notices/jobs.server.ts'
import { proposalTasks } from '#app/features/proposals/jobs.server.ts'
import { type ProposeTime, proposeTime } from '#app/features/proposals/propose-time.server.ts'
import { createLog } from '#app/lib/log.ts'
import { openMailer } from '#emails/transport.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { type City, type CityOptions, createCity } from '#tests/factories/city.ts'
import { createTestDatabase } from '#tests/setup/database.ts'
import { openMailbox, type TestMailbox } from '#tests/setup/mailbox.ts'
import { NOW, TOKEN_KEY } from '../booking/booking-journey.ts'

export type House = {
  db: Db
  mailbox: TestMailbox
  /** A city of its own for each test. */
  city(options?: CityOptions): Promise<City>
  propose(
    city: City,
    appointmentId: string,
    start: Temporal.Instant,
    change?: Partial<ProposeTime> & { now?: Temporal.Instant },
  ): Promise<{ proposalId: string; expiresAt: Temporal.Instant }>
  /** Runs every due job of the list once, on the clock given. */
  work(now?: Temporal.Instant): Promise<void>
  proposals(appointmentId: string): Promise<{ state: string; startsAt: Temporal.Instant }[]>
  /** What is taken of the city's resources, in order. */
  taken(city: City): Promise<{ appointmentId: string; purpose: string; from: Temporal.Instant }[]>
  close(): Promise<void>
}

const QUIET = new Logger(() => () => undefined)

/** A database, a real mailbox and a worker that runs only when a test says so. */
export async function openHouse(): Promise<House> {
  const database = await createTestDatabase()
  const [db, mailbox] = [openDb(database.url), await openMailbox()]
  const mailer = openMailer(mailbox.smtpUrl)
  const log = createLog('silent', 'test')
  const settings = { tokenKey: TOKEN_KEY, publicUrl: 'https://termine.example.org', mailFrom: 'termine@example.org' }
  return {
    db,
    mailbox,
    city: (options = {}) => createCity(db, { caseworkers: 1, service: { moveLimit: 2 }, ...options }),
    propose: (city, appointmentId, start, { now = NOW, ...change } = {}) =>
      db.transaction((tx) =>
        proposeTime(
          tx,
          {
            appointmentId,
            reason: 'replacement',
            offeringId: city.offeringId,
            mode: 'video',
            start,
            expiresAt: null,
            proposedBy: null,
            ...change,
          },
          now,
        ),
      ),
    async work(now = NOW) {
      const clock = () => now
      const taskList = {
        ...proposalTasks({ db, now: clock }),
        ...noticeTasks({ db, now: clock, log, mailer, settings }),
      }
      await runOnce({ connectionString: database.url, taskList, concurrency: 2, logger: QUIET })
    },
    proposals: (appointmentId) =>
      db.sql<{ state: string; startsAt: Temporal.Instant }[]>`
        SELECT state, starts_at FROM proposal WHERE appointment_id = ${appointmentId} ORDER BY created_at, state`,
    taken: (city) =>
      db.sql<{ appointmentId: string; purpose: string; from: Temporal.Instant }[]>`
        SELECT appointment_id, purpose, lower(during) AS "from" FROM allocation WHERE resource_id = ANY(${city.resourceIds}::uuid[]) ORDER BY lower(during)`,
    async close() {
      mailer.close()
      await Promise.all([db.close(), mailbox.close()])
      await database.drop()
    },
  }
}

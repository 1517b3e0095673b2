import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { addSource } from '#app/features/calendars/add-source.server.ts'
import type { CalendarProblemCode } from '#app/features/calendars/calendar-problem.ts'
import { pollSource } from '#app/features/calendars/poll-source.server.ts'
import type { CalendarAccess } from '#app/features/calendars/sealed-access.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { createTestDatabase } from '#tests/setup/database.ts'

export const KEY = Buffer.alloc(32, 7)
/** A Monday, 09:00 in Berlin. */
export const NOW = Temporal.Instant.from('2027-03-15T08:00:00Z')
const RULES = { requireHttps: false, privateHosts: ['127.0.0.1'] }

export type CalendarHouse = {
  db: Db
  city: City
  staff: { id: string; departmentId: string }
  /** Connects a calendar and answers its id; nothing is asked yet. */
  connect(kind: 'caldav' | 'ics', access: Partial<CalendarAccess> & { url: string }): Promise<string>
  /** Asks it, as the worker does when its owner wants to know now. */
  poll(
    sourceId: string,
    options?: { now?: Temporal.Instant; privateHosts?: string[] },
  ): Promise<CalendarProblemCode | null>
  /** Busy times as "03-16 09:00–10:00" in Berlin. */
  busy(sourceId: string): Promise<string[]>
  state(sourceId: string): Promise<{
    failures: number
    error: string | null
    nextPollAt: Temporal.Instant | null
    choices: { url: string; name: string }[] | null
  }>
  drop(): Promise<void>
}

/** A city with a caseworker who connects calendars. */
export async function openCalendarHouse(): Promise<CalendarHouse> {
  const database = await createTestDatabase()
  const db = openDb(database.url, { max: 4 })
  const city = await createCity(db, { caseworkers: 1 })
  const staff = { id: city.staffIds[0]!, departmentId: city.departmentId }
  return {
    db,
    city,
    staff,
    connect: (kind, { url, username = '', password = '' }) =>
      addSource(db, KEY, { staff, kind, name: '', host: new URL(url).host, access: { url, username, password } }, NOW),
    poll: (sourceId, { now = NOW, privateHosts = RULES.privateHosts } = {}) =>
      pollSource({ db, installationKey: KEY, rules: { ...RULES, privateHosts } }, { sourceId, evenEarly: true }, now),
    async busy(sourceId) {
      const rows = await db.sql<{ startsAt: Temporal.Instant; endsAt: Temporal.Instant }[]>`
        SELECT starts_at, ends_at FROM external_busy WHERE source_id = ${sourceId} ORDER BY starts_at, ends_at`
      return rows.map(({ startsAt, endsAt }) => {
        const [from, to] = [startsAt, endsAt].map((at) => at.toZonedDateTimeISO('Europe/Berlin').toPlainDateTime())
        const clock = (at: Temporal.PlainDateTime) => at.toPlainTime().toString({ smallestUnit: 'minute' })
        const day = (at: Temporal.PlainDateTime) => at.toPlainDate().toString().slice(5)
        return `${day(from!)} ${clock(from!)}–${day(to!) === day(from!) ? '' : `${day(to!)} `}${clock(to!)}`
      })
    },
    async state(sourceId) {
      const [row] =
        await db.sql`SELECT failures, error, next_poll_at, choices FROM calendar_source WHERE id = ${sourceId}`
      return row as never
    },
    async drop() {
      await db.close()
      await database.drop()
    },
  }
}

export type WebServer = { url: string; port: number; close(): Promise<void> }

/** A small server on a free port of this machine. */
export async function openWebServer(listener: RequestListener): Promise<WebServer> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** iCalendar text of some events, each given as its lines. */
export function calendarText(...events: string[]): string {
  const parts = events.map((event) => `BEGIN:VEVENT\nDTSTAMP:20270301T000000Z\n${event}\nEND:VEVENT`)
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//test', ...parts, 'END:VCALENDAR', '']
    .join('\n')
    .replaceAll('\n', '\r\n')
}

import { confirmAppointment } from '#app/features/booking/confirm-appointment.server.ts'
import { holdSlot } from '#app/features/booking/hold-slot.server.ts'
import { confirmToken } from '#app/features/booking/link-tokens.ts'
import { requestAppointment } from '#app/features/booking/request-appointment.server.ts'
import type { Details } from '#app/features/booking/schema.ts'
import { newToken } from '#app/lib/tokens.ts'
import type { Db } from '#prisma/sql.ts'
import type { City } from '#tests/factories/city.ts'

export const TOKEN_KEY = Buffer.alloc(32, 7)

/** Monday 2027-03-15, 08:00 in Berlin. */
export const NOW = Temporal.Instant.from('2027-03-15T07:00:00Z')

export const ALEX: Details = {
  firstName: 'Alex',
  lastName: 'Müller-Größ',
  email: 'alex@example.org',
  phone: '',
  languageWish: 'tr',
  aids: ['captions'],
  companions: [],
  remark: '',
}

/** Local time at the city's office, Europe/Berlin: `at('2027-03-16T10:00')`. */
export function at(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').toInstant()
}

export function hold(
  db: Db,
  city: City,
  start: Temporal.Instant,
  options: { holdToken?: string; now?: Temporal.Instant } = {},
) {
  const holdToken = options.holdToken ?? newToken()
  const input = {
    offeringId: city.offeringId,
    mode: 'video' as const,
    start,
    holdToken,
    locale: 'de' as const,
    holdMinutes: 15,
  }
  return holdSlot(db, input, options.now ?? NOW).then((held) => ({ ...held, holdToken }))
}

export function request(
  db: Db,
  holdToken: string,
  options: { details?: Partial<Details>; formKey?: string; now?: Temporal.Instant } = {},
) {
  const input = {
    holdToken,
    formKey: options.formKey ?? holdToken,
    details: { ...ALEX, ...options.details },
    locale: 'de' as const,
    tokenKey: TOKEN_KEY,
    requestMinutes: null,
  }
  return requestAppointment(db, input, options.now ?? NOW)
}

/** Hold, request, confirm. */
export async function book(
  db: Db,
  city: City,
  start: Temporal.Instant,
  details: Partial<Details> = {},
  now = NOW,
): Promise<string> {
  const { holdToken, appointmentId } = await hold(db, city, start, { now })
  await request(db, holdToken, { details, now })
  await confirmAppointment(db, { confirmToken: confirmToken(TOKEN_KEY, appointmentId, 0) }, now)
  return appointmentId
}

export async function countOverlaps(db: Db): Promise<number> {
  const [row] = await db.sql<{ overlaps: number }[]>`
    SELECT count(*)::int AS overlaps FROM allocation a JOIN allocation b
      ON a.resource_id = b.resource_id AND a.id < b.id AND a.during && b.during`
  return row!.overlaps
}

/** Deadlocks of this database since it was made. */
export async function countDeadlocks(db: Db): Promise<number> {
  const [row] = await db.sql<{ deadlocks: number }[]>`
    SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()`
  return row!.deadlocks
}

export async function readAppointment(db: Db, id: string) {
  const [row] = await db.sql<
    {
      state: string
      startsAt: Temporal.Instant
      expiresAt: Temporal.Instant | null
      code: string | null
      icalUid: string
      icalSequence: number
      moves: number
      draft: unknown
      locale: string
    }[]
  >`SELECT state, starts_at, expires_at, code, ical_uid, ical_sequence, moves, draft, locale FROM appointment WHERE id = ${id}`
  return row ?? null
}

/** What exists around an appointment: types of audit rows and events, kinds of notices, number of jobs and allocations. */
export async function readTraces(db: Db, id: string) {
  const [row] = await db.sql<{ audits: string[]; events: string[]; notices: string[]; allocations: number }[]>`
    SELECT ARRAY(SELECT type FROM audit WHERE appointment_id = ${id} ORDER BY id) AS audits,
           ARRAY(SELECT type FROM event WHERE appointment_id = ${id} ORDER BY id) AS events,
           ARRAY(SELECT kind FROM notice WHERE appointment_id = ${id} ORDER BY queued_at, kind) AS notices,
           (SELECT count(*)::int FROM allocation WHERE appointment_id = ${id}) AS allocations`
  return row!
}

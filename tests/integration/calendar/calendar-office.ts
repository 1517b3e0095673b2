import { bookAppointment } from '#app/features/booking/book-appointment.server.ts'
import type { Details } from '#app/features/booking/schema.ts'
import { newToken } from '#app/lib/tokens.ts'
import type { Db } from '#prisma/sql.ts'
import type { City } from '#tests/factories/city.ts'
import { ALEX, NOW, TOKEN_KEY } from '../booking/booking-journey.ts'

type Wish = Parameters<typeof bookAppointment>[1]

export const staffOf = (city: City, index = 0) => ({ id: city.staffIds[index]!, departmentId: city.departmentId })

/** Books as the first caseworker of `city` would through the form. */
export function bookAsStaff(
  db: Db,
  city: City,
  starts: readonly Temporal.Instant[],
  options: Partial<Omit<Wish, 'starts' | 'details'>> & { details?: Partial<Details>; now?: Temporal.Instant } = {},
) {
  const { details, now = NOW, ...rest } = options
  return bookAppointment(
    db,
    {
      offeringId: city.offeringId,
      mode: 'on_site',
      starts: starts as Wish['starts'],
      durationMinutes: null,
      assignment: { kind: 'fair' },
      details: { ...ALEX, ...details },
      locale: 'de',
      walkIn: false,
      override: null,
      formKey: newToken(),
      tokenKey: TOKEN_KEY,
      staff: staffOf(city),
      ...rest,
    },
    now,
  )
}

/** Adds a room or an interpreter to the office. */
export async function addRoom(
  db: Db,
  city: City,
  kind: 'room' | 'interpreter' = 'room',
  name = 'Trauzimmer',
): Promise<string> {
  const [row] = await db.sql<{ id: string }[]>`
    INSERT INTO resource (office_id, source_id, kind, name) VALUES (${city.officeId}, ${name}, ${kind}, ${name}) RETURNING id`
  return row!.id
}

/** Who has the appointment, and from when to when, buffers included. */
export function allocationsOf(db: Db, appointmentId: string) {
  return db.sql<{ resourceId: string; from: Temporal.Instant; to: Temporal.Instant }[]>`
    SELECT resource_id, lower(during) AS "from", upper(during) AS "to" FROM allocation
    WHERE appointment_id = ${appointmentId} AND purpose = 'visit' ORDER BY id`
}

export async function auditsOf(db: Db, appointmentId: string) {
  return db.sql<{ type: string; actorId: string | null; data: Record<string, unknown> }[]>`
    SELECT type, actor_id, data FROM audit WHERE appointment_id = ${appointmentId} ORDER BY id`
}

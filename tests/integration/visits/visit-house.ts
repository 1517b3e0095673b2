import { randomUUID } from 'node:crypto'
import { checkIn } from '#app/features/visits/check-in.server.ts'
import type { PartyRole, VisitStaff } from '#app/features/visits/visit.ts'
import { type Db, openDb } from '#prisma/sql.ts'
import type { PartyState } from '#rooms/waiting/party-machine.ts'
import { type AppointmentOptions, type AppointmentRow, bookAppointmentRow } from '#tests/factories/appointment.ts'
import { type City, type CityOptions, createCity } from '#tests/factories/city.ts'
import { createTestDatabase } from '#tests/setup/database.ts'

/** A Monday on which the office works; 10:00 in Berlin. */
export const NINE = Temporal.Instant.from('2027-03-15T09:00:00Z')

export type VisitHouse = {
  db: Db
  city: City
  staff: VisitStaff
  book(options?: Partial<AppointmentOptions>): Promise<AppointmentRow>
  /** Booked for nine and already in the waiting room. */
  arrive(options?: Partial<AppointmentOptions>): Promise<AppointmentRow>
  addParty(appointmentId: string, role: PartyRole, name: string): Promise<string>
  stateOf(partyId: string): Promise<PartyState>
  roomOf(appointmentId: string): Promise<string | null>
  eventsOf(appointmentId: string): Promise<string[]>
  close(): Promise<void>
}

/** A city with an empty database of its own and shorthands for what tests of visits need. */
export async function openVisitHouse(options: CityOptions = {}): Promise<VisitHouse> {
  const database = await createTestDatabase()
  const db = openDb(database.url, { max: 6 })
  const city = await createCity(db, options)
  const book = (wishes: Partial<AppointmentOptions> = {}) =>
    bookAppointmentRow(db, city, { startsAt: NINE, now: NINE.subtract({ hours: 48 }), resourceId: null, ...wishes })
  return {
    db,
    city,
    staff: staffOf(city, 0),
    book,
    async arrive(wishes = {}) {
      const appointment = await book(wishes)
      await checkIn(db, { partyId: appointment.partyId }, NINE.subtract({ minutes: 5 }))
      return appointment
    },
    async addParty(appointmentId, role, name) {
      const id = randomUUID()
      await db.sql`INSERT INTO party (id, appointment_id, role, name) VALUES (${id}, ${appointmentId}, ${role}, ${name})`
      return id
    },
    async stateOf(partyId) {
      const [row] = await db.sql<{ state: PartyState }[]>`SELECT state FROM party WHERE id = ${partyId}`
      return row!.state
    },
    async roomOf(appointmentId) {
      const [row] = await db.sql<
        { roomName: string | null }[]
      >`SELECT room_name FROM visit WHERE appointment_id = ${appointmentId}`
      return row?.roomName ?? null
    },
    async eventsOf(appointmentId) {
      const rows = await db.sql<
        { type: string }[]
      >`SELECT type FROM event WHERE appointment_id = ${appointmentId} ORDER BY id`
      return rows.map(({ type }) => type)
    },
    async close() {
      await db.close()
      await database.drop()
    },
  }
}

export function staffOf(city: City, index: number, roles: VisitStaff['roles'] = ['caseworker']): VisitStaff {
  const { municipalityId, departmentId } = city
  return { id: city.staffIds[index]!, name: `Kim Probe ${index + 1}`, municipalityId, departmentId, roles }
}

import { hashPassword } from '#app/features/access/hash-password.server.ts'
import { importCatalogue } from '#app/features/catalogue/import-catalogue.server.ts'
import { readCatalogue } from '#app/features/catalogue/read-catalogue.ts'
import { openDb } from '#prisma/sql.ts'
import { inventAppointments } from './appointments.ts'
import { writeCalendar } from './calendar.ts'
import { writeCalendars } from './calendars.ts'
import { writeFairness } from './fairness.ts'
import { writeHistory } from './history.ts'
import { musterstadt } from './musterstadt.ts'
import { writeVisits } from './visits.ts'

export type SeedOptions = {
  now: Temporal.Instant
  log?: (line: string) => void
  /** The server's token key, so that the links of the invented appointments work. */
  tokenKey?: Buffer | null
  /** The key for stored secrets, so that an invented calendar's access can be read. */
  documentKey?: Buffer | null
}

/** Fills a migrated database with Musterstadt: the catalogue through the import, and weeks of appointments around `now`. */
export async function seedDemo(
  databaseUrl: string,
  { now, log = () => {}, tokenKey = null, documentKey = null }: SeedOptions,
): Promise<void> {
  const db = openDb(databaseUrl, { max: 2, applicationName: 'sprechzeit seed' })
  try {
    const catalogue = musterstadt(now.toZonedDateTimeISO('Europe/Berlin').toPlainDate())
    const invented = inventAppointments(readCatalogue(catalogue), now)
    const appointments = invented.map(({ companion: _, ...appointment }) => appointment)
    const file = readCatalogue({ ...catalogue, appointments })
    const { municipalityId } = await importCatalogue(db, file, { now, tokenKey, hashPassword })
    await db.transaction((tx) => writeHistory(tx, municipalityId, invented, tokenKey))
    await writeFairness(db, municipalityId, now)
    await writeVisits(db, municipalityId)
    await writeCalendar(db, municipalityId, { now, tokenKey })
    await db.transaction((tx) => writeCalendars(tx, municipalityId, { tokenKey, documentKey }, now))
    log(`${file.services.length} services, ${file.staff.length} people, ${appointments.length} appointments`)
  } finally {
    await db.close()
  }
}

import { randomUUID } from 'node:crypto'
import type { Db, Tx } from '#prisma/sql.ts'
import { recordAudit } from '../audit/record.server.ts'
import { checkCatalogue } from './check-catalogue.ts'
import { CatalogueRefused } from './problems.ts'
import { saveAppointments } from './save-appointments.server.ts'
import { saveHours } from './save-hours.server.ts'
import { saveOffers } from './save-offers.server.ts'
import { saveStaff } from './save-staff.server.ts'
import { saveStructure } from './save-structure.server.ts'
import type { Catalogue } from './schema.ts'

export type ImportOptions = {
  now: Temporal.Instant
  /** Gets one line a finished part. */
  progress?: (line: string) => void
  /** The server's token key: with it, imported appointments get their links at once. */
  tokenKey?: Buffer | null
  /** How staff passwords of the file become hashes. */
  hashPassword: (password: string) => Promise<string>
}

export type ImportSummary = {
  municipalityId: string
  services: number
  resources: number
  appointments: number
  /** Imported earlier, in the future and no longer in the file. */
  cancelled: number
  /** Changed here since they were imported, therefore left as they are. */
  kept: number
}

/**
 * Loads a catalogue, all or nothing, in one transaction. Things are found again by their source ids: what exists is changed, what is new
 * is added, what is missing in the file is deactivated. No notice is sent.
 *
 * @throws {CatalogueRefused} with every problem when the file contradicts itself or meets appointments that are booked here.
 */
export async function importCatalogue(db: Db, file: Catalogue, options: ImportOptions): Promise<ImportSummary> {
  const { now } = options
  const progress = timed(options.progress ?? (() => {}))
  const problems = checkCatalogue(file, now)
  if (problems.length > 0) throw new CatalogueRefused(problems)
  progress(
    `Checked: ${file.services.length} services, ${file.resources.length} resources, ${file.appointments?.length ?? 0} appointments`,
  )
  const hashes = await hashPasswords(file, options.hashPassword)
  return db.transaction(async (tx) => {
    await tx`SELECT pg_advisory_xact_lock(hashtext('catalogue import'))`
    const municipalityId = await saveMunicipality(tx, file)
    const structure = await saveStructure(tx, municipalityId, file)
    const offers = await saveOffers(tx, municipalityId, file, structure)
    progress('Departments, offices, services and offerings written')
    const staffIds = await saveStaff(tx, municipalityId, file, structure.departments, hashes)
    const resourceIds = await saveHours(tx, municipalityId, file, structure.offices, staffIds, offers.offerings)
    progress('Staff, resources and their hours written')
    const ids = { municipalityId, ...structure, ...offers, resources: resourceIds }
    const counts = await saveAppointments(tx, file, ids, { now, progress, tokenKey: options.tokenKey ?? null })
    const summary = { municipalityId, services: file.services.length, resources: file.resources.length, ...counts }
    await recordAudit(tx, { type: 'catalogue_imported', by: { kind: 'import' }, data: summary, now })
    return summary
  })
}

/** A password hash takes tens of milliseconds by design, so each password is hashed once, however many share it. */
async function hashPasswords(file: Catalogue, hash: ImportOptions['hashPassword']): Promise<Map<string, string>> {
  const passwords = new Set(file.staff.flatMap((person) => person.password ?? []))
  return new Map(await Promise.all([...passwords].map(async (password) => [password, await hash(password)] as const)))
}

async function saveMunicipality(tx: Tx, file: Catalogue): Promise<string> {
  const { slug, ...rest } = file.municipality
  const [known] = await tx<{ id: string }[]>`SELECT id FROM municipality WHERE slug = ${slug}`
  const id = known?.id ?? randomUUID()
  const row = Object.fromEntries(Object.entries({ slug, ...rest }).filter(([, value]) => value !== undefined))
  if (known) await tx`UPDATE municipality SET ${tx(row)} WHERE id = ${id}`
  else await tx`INSERT INTO municipality ${tx({ id, ...row })}`
  return id
}

function timed(progress: (line: string) => void): (line: string) => void {
  let since = performance.now()
  return (line) => {
    const seconds = (performance.now() - since) / 1000
    since = performance.now()
    progress(`${line} (${seconds.toFixed(1)} s)`)
  }
}

import { randomUUID } from 'node:crypto'
import type { Tx } from '#prisma/sql.ts'
import type { KnownIds } from './known-ids.ts'
import { CatalogueRefused } from './problems.ts'
import type { Catalogue } from './schema.ts'
import { upsertRows } from './upsert-rows.server.ts'

/** Staff accounts. Who is missing in the file is deactivated and signed out; a password already set stays unless the file brings one. */
export async function saveStaff(
  tx: Tx,
  municipalityId: string,
  file: Catalogue,
  departments: KnownIds,
  /** Hash of each password of the file. */
  hashes: ReadonlyMap<string, string>,
): Promise<KnownIds> {
  await refuseForeignAddresses(tx, municipalityId, file)
  const known = await tx<
    { id: string; sourceId: string }[]
  >`SELECT id, source_id FROM staff WHERE municipality_id = ${municipalityId}`
  const idBySource = new Map(known.map((row) => [row.sourceId, row.id]))
  const rows = file.staff.map(({ id, password, department, ...person }) => ({
    ...person,
    id: idBySource.get(id) ?? randomUUID(),
    municipalityId,
    departmentId: department ? departments.get(department)! : null,
    sourceId: id,
    email: person.email.toLowerCase(),
    passwordHash: password === undefined ? undefined : hashes.get(password),
    active: true,
  }))
  const present = rows.map((row) => row.id)
  const gone = known.filter((row) => !present.includes(row.id)).map((row) => row.id)
  await tx`UPDATE staff SET active = false WHERE id = ANY(${gone})`
  await tx`DELETE FROM staff_session WHERE staff_id = ANY(${gone})`
  // Two people may swap addresses; the unique index is checked row by row.
  await tx`UPDATE staff SET email = id::text WHERE id = ANY(${known.map((row) => row.id)}) AND email = ANY(${rows.map((row) => row.email)})`
  await upsertRows(tx, 'staff', rows)
  return new Map(rows.map((row) => [row.sourceId, row.id]))
}

async function refuseForeignAddresses(tx: Tx, municipalityId: string, file: Catalogue): Promise<void> {
  const taken = await tx<{ email: string }[]>`
    SELECT email FROM staff WHERE municipality_id <> ${municipalityId} AND email = ANY(${file.staff.map((person) => person.email.toLowerCase())})`
  const emails = new Set(taken.map((row) => row.email))
  const problems = file.staff.flatMap((person, index) =>
    emails.has(person.email.toLowerCase())
      ? [
          {
            path: `staff[${index}].email`,
            message: `"${person.email}" signs in to another municipality of this installation`,
          },
        ]
      : [],
  )
  if (problems.length > 0) throw new CatalogueRefused(problems)
}

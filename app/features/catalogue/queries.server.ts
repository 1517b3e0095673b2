import { DomainError } from '#app/lib/errors.ts'
import type { Db } from '#prisma/sql.ts'

export type Municipality = {
  name: string
  shortName: string
  street: string
  postalCode: string
  city: string
  phone: string
  email: string
  website: string
}

/** The city of this installation, as every page shows it. @throws {DomainError} `not_found` before the first import. */
export async function getMunicipality(db: Db): Promise<Municipality> {
  const [row] = await db.sql<Municipality[]>`
    SELECT name, short_name, street, postal_code, city, phone, email, website FROM municipality ORDER BY slug LIMIT 1`
  if (!row) throw new DomainError('not_found')
  return { ...row }
}

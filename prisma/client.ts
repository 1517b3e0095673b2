import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client.ts'

export type { Prisma, PrismaClient } from './generated/client.ts'

/** Prisma for the reads of staff and admin pages and for settings. Instants are `Date`s here. Commands use `openDb` of sql.ts. */
export function openPrisma(url: string, options: { max?: number } = {}): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: options.max ?? 4 }) })
}

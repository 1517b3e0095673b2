import type { Reader } from '#prisma/sql.ts'

export type OwnCallBack = {
  /** To be called now: the number that was confirmed. */
  phone: string | null
  /** What the form proposes: the number given when booking. */
  knownPhone: string
}

/** A party's own wish to be called. */
export async function getOwnCallBack(sql: Reader, partyId: string): Promise<OwnCallBack> {
  const [row] = await sql<{ phone: string | null; knownPhone: string }[]>`
    SELECT call_back_phone AS phone, coalesce(phone, '') AS known_phone FROM party WHERE id = ${partyId}`
  return row ?? { phone: null, knownPhone: '' }
}

import type { Locale } from '#app/lib/locale.ts'
import { hashToken } from '#app/lib/tokens.ts'
import type { Reader } from '#prisma/sql.ts'
import { findVisitChoice } from './find-visit-choice.server.ts'
import { isPlainWish, readSlotQuery } from './slot-query.ts'
import type { SlotChoice } from './types.ts'

/** What a time is taken for, by the address of the page that showed it. Nothing has to be read in the usual case of one person and service. */
export async function chooseVisit(
  sql: Reader,
  url: URL,
  slot: { offeringId: string; holdToken: string | null; locale: Locale },
): Promise<Pick<SlotChoice, 'services' | 'interpreterLanguage'>> {
  const { visit: wish, holdToken } = readSlotQuery(url.searchParams)
  if (isPlainWish(wish) && !(slot.holdToken && holdToken)) return {}
  const [row] = await sql<{ serviceId: string; holdId: string | null }[]>`
    SELECT o.service_id, (SELECT id FROM appointment WHERE hold_token_hash = ${slot.holdToken && hashToken(slot.holdToken)} AND state = 'held') AS hold_id
    FROM offering o WHERE o.id = ${slot.offeringId}`
  if (!row) return {}
  const { services, interpreterLanguage } = await findVisitChoice(sql, { ...row, wish, locale: slot.locale })
  return { services, interpreterLanguage }
}

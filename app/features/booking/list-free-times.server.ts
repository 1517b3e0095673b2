import { slotDay, slotInstant } from '#app/features/scheduling/free-slots.ts'
import { toEpochDay } from '#app/features/scheduling/local-date.ts'
import { findNextFreeDate, findSlots } from '#app/features/scheduling/queries.server.ts'
import type { Reader } from '#prisma/sql.ts'
import { type FreeTimeQuestion, searchTerms } from './free-time-question.ts'

export type FreeTimes = {
  /** ISO instants of the date, ascending. */
  times: { at: string; free: number }[]
  /** The next local date with something free, when this one has nothing. */
  next: string | null
}

/** When staff could book on one date, in the internal channel. */
export async function listFreeTimes(
  sql: Reader,
  question: FreeTimeQuestion,
  now: Temporal.Instant,
): Promise<FreeTimes> {
  const { mode, date } = question
  const terms = { ...searchTerms(question), now }
  const found = await findSlots(sql, { ...terms, from: date, to: date })
  const slots = found.flatMap(({ slotsByMode }) => slotsByMode[mode] ?? [])
  if (slots.length > 0) {
    const times = slots
      .filter((slot) => slotDay(slot) === toEpochDay(date))
      .map((slot) => ({ at: slotInstant(slot).toString(), free: slot.free }))
    return { times, next: null }
  }
  const next = await findNextFreeDate(sql, { ...terms, after: date })
  return { times: [], next: next?.date.toString() ?? null }
}

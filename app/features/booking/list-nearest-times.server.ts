import { slotInstant } from '#app/features/scheduling/free-slots.ts'
import { findSlots } from '#app/features/scheduling/queries.server.ts'
import type { Reader } from '#prisma/sql.ts'
import { type FreeTimeQuestion, searchTerms } from './free-time-question.ts'

const REACH_DAYS = 7
const SHOWN = 4

/** The free times nearest to one that cannot be had, as ISO instants in order of time. */
export async function listNearestTimes(
  sql: Reader,
  question: Omit<FreeTimeQuestion, 'date'> & { start: Temporal.Instant },
  now: Temporal.Instant,
): Promise<string[]> {
  const date = question.start.toZonedDateTimeISO('UTC').toPlainDate()
  const found = await findSlots(sql, {
    ...searchTerms(question),
    from: date.subtract({ days: REACH_DAYS }),
    to: date.add({ days: REACH_DAYS }),
    now,
  })
  const distance = (at: Temporal.Instant) => Math.abs(at.epochMilliseconds - question.start.epochMilliseconds)
  return found
    .flatMap(({ slotsByMode }) => slotsByMode[question.mode] ?? [])
    .map(slotInstant)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, SHOWN)
    .sort(Temporal.Instant.compare)
    .map(String)
}

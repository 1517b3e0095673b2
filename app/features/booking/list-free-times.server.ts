import { slotDay, slotInstant } from '#app/features/scheduling/free-slots.ts'
import { toEpochDay } from '#app/features/scheduling/local-date.ts'
import { findNextFreeDate, findSlots } from '#app/features/scheduling/queries.server.ts'
import type { Reader } from '#prisma/sql.ts'
import type { Mode } from './types.ts'

export type FreeTimes = {
  /** ISO instants of the date, ascending. */
  times: { at: string; free: number }[]
  /** The next local date with something free, when this one has nothing. */
  next: string | null
}

export type FreeTimeQuestion = {
  offeringId: string
  mode: Mode
  date: Temporal.PlainDate
  /** Whose own time counts as free. */
  appointmentId?: string | null
  /** Only when this caseworker is free; null: whoever. */
  resourceId?: string | null
}

/** When staff could book on one date, in the internal channel. */
export async function listFreeTimes(
  sql: Reader,
  question: FreeTimeQuestion,
  now: Temporal.Instant,
): Promise<FreeTimes> {
  const { offeringId, mode, date } = question
  const terms = {
    offeringIds: [offeringId],
    mode,
    now,
    channel: 'internal' as const,
    excludeAppointmentId: question.appointmentId ?? null,
    resourceIds: question.resourceId ? [question.resourceId] : null,
  }
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

import type { Reader } from '#prisma/sql.ts'
import { agendaNow } from './agenda-row.ts'
import { bookingWindow } from './booking-window.ts'
import { type BreakableRule, findBrokenRules } from './broken-rules.ts'
import { countMinutes } from './candidates.ts'
import { toEpochMinute } from './local-date.ts'
import type { Mode } from './offering.ts'
import { datesAround } from './office-days.ts'
import { readAgendas } from './read-agendas.server.ts'
import { readOfferings } from './read-offerings.server.ts'
import type { ResourceKind } from './requirements.ts'
import { wantMode } from './search-slots.ts'
import { localDayAt } from './wall-clock.ts'

export type StartQuestion = {
  offeringId: string
  mode: Mode
  start: Temporal.Instant
  now: Temporal.Instant
  /** Instead of the service's own. */
  durationMinutes?: number | null
  excludeAppointmentId?: string | null
  /** Nobody but these. */
  resourceIds?: readonly string[] | null
}

/** What stands against a start for one resource that does the offering. */
export type StartVerdict = {
  resourceId: string
  kind: ResourceKind
  brokenRules: BreakableRule[]
  /** No allocation meets the visit and its buffers. */
  isFree: boolean
  /** Minutes taken on the local date of the start. */
  bookedMinutes: number
}

/**
 * Says for every active resource of the offering which rules a start would break there, so that staff may break one on purpose and know which.
 * Quotas are not among them: a start that breaks nothing, is free and still no slot is one that a quota keeps back. Nobody when the offering
 * is not active or lacks the mode.
 */
export async function explainStart(sql: Reader, question: StartQuestion): Promise<StartVerdict[]> {
  const start = toEpochMinute(question.start)
  const offeringIds = [question.offeringId]
  const [[offering], stored] = await Promise.all([
    readOfferings(sql, { offeringIds }, { mode: question.mode }),
    readAgendas(sql, { ...question, offeringIds, from: start - 1500, to: start + 4320 }),
  ])
  if (!offering) return []
  const { timeZone } = offering.office
  const day = localDayAt(timeZone, start)
  const shape = { ...offering.shape, durationMinutes: question.durationMinutes ?? offering.shape.durationMinutes }
  const window = bookingWindow(timeZone, question.now, offering.leadTimeMinutes, offering.horizonDays)
  const anyMode = { ...window, firstDay: day, gridMinutes: offering.gridMinutes, shape }
  const asked = wantMode(anyMode, offering, question.mode, { now: question.now, channel: 'internal' })
  const dates = datesAround(offering.office, day)
  const today = dates.days.find((one) => one.day === day)
  const [from, to] = [start - shape.bufferBeforeMinutes, start + shape.durationMinutes + shape.bufferAfterMinutes]
  const agendas = stored.map((one) => agendaNow(one, question.now, 'internal'))
  return agendas.map(({ resourceId, kind, agenda }) => ({
    resourceId,
    kind,
    brokenRules: findBrokenRules(dates, agenda, asked, start),
    isFree: countMinutes(agenda.allocations, from, to) === 0,
    bookedMinutes: countMinutes(agenda.allocations, today?.spans[0]?.from ?? 0, today?.spans.at(-1)?.to ?? 0),
  }))
}

import type { Reader } from '#prisma/sql.ts'
import { agendaNow } from './agenda-row.ts'
import { bookingWindow } from './booking-window.ts'
import { type BreakableRule, findBrokenRules } from './broken-rules.ts'
import { countMinutes } from './candidates.ts'
import { toEpochMinute } from './local-date.ts'
import type { Mode, ServiceChoice } from './offering.ts'
import { datesAround } from './office-days.ts'
import { readAgendas } from './read-agendas.server.ts'
import { type OfferingScope, readOfferings } from './read-offerings.server.ts'
import type { Need, ResourceKind } from './requirements.ts'
import { questionOf, wantMode } from './search-slots.ts'
import { localDayAt } from './wall-clock.ts'

export type StartQuestion = {
  /** Of the first service. */
  offeringId: string
  mode: Mode
  start: Temporal.Instant
  now: Temporal.Instant
  /** Several services or persons; without it one person with the offering's own service. */
  services?: readonly ServiceChoice[] | null
  interpreterLanguage?: string | null
  /** Instead of the services' own. */
  durationMinutes?: number | null
  excludeAppointmentId?: string | null
  /** Nobody but these. */
  resourceIds?: readonly string[] | null
}

/** What stands against a start for one resource that does all of the services. */
export type StartVerdict = {
  resourceId: string
  kind: ResourceKind
  languages: readonly string[]
  brokenRules: BreakableRule[]
  /** No allocation meets the visit and its buffers. */
  isFree: boolean
  /** Minutes taken on the local date of the start. */
  bookedMinutes: number
}

/** `needs`: what the visit takes at once. */
export type StartExplanation = { needs: readonly Need[]; verdicts: StartVerdict[] }

/**
 * Says for every active resource of the offering which rules a start would break there, so that staff may break one on purpose and know which.
 * Quotas are not among them: a start that breaks nothing, is free and still no slot is one that a quota keeps back. Nobody when the offering
 * is not active or lacks the mode.
 */
export async function explainStart(sql: Reader, question: StartQuestion): Promise<StartExplanation> {
  const start = toEpochMinute(question.start)
  const { services, mode, offeringId } = question
  const terms = { mode, interpreterLanguage: question.interpreterLanguage ?? null }
  const scope: OfferingScope = services ? { services, atOffering: offeringId } : { offeringIds: [offeringId] }
  const offerings = readOfferings(sql, scope, terms)
  // Several services first have to say which offerings they are.
  const offeringIds = services ? ((await offerings)[0]?.offeringIds ?? []) : [offeringId]
  const [[offering], stored] = await Promise.all([
    offerings,
    readAgendas(sql, { ...question, offeringIds, from: start - 1500, to: start + 4320 }),
  ])
  if (!offering) return { needs: [], verdicts: [] }
  const { timeZone } = offering.office
  const day = localDayAt(timeZone, start)
  const shape = { ...offering.shape, durationMinutes: question.durationMinutes ?? offering.shape.durationMinutes }
  const window = bookingWindow(timeZone, question.now, offering.leadTimeMinutes, offering.horizonDays)
  const anyMode = { ...window, firstDay: day, gridMinutes: offering.gridMinutes, shape }
  const asked = wantMode(anyMode, offering, mode, { now: question.now, channel: 'internal' })
  const dates = datesAround(offering.office, day)
  const today = dates.days.find((one) => one.day === day)
  const [from, to] = [start - shape.bufferBeforeMinutes, start + shape.durationMinutes + shape.bufferAfterMinutes]
  const verdicts = stored
    .map((one) => agendaNow(one, question.now, 'internal'))
    .filter((one) => offering.offeringIds.every((id) => one.offeringIds.includes(id)))
    .map(({ resourceId, kind, languages, agenda }) => ({
      resourceId,
      kind,
      languages,
      brokenRules: findBrokenRules(dates, agenda, questionOf(offering.needs[0]?.kind === kind ? 0 : 1, asked), start),
      isFree: countMinutes(agenda.allocations, from, to) === 0,
      bookedMinutes: countMinutes(agenda.allocations, today?.spans[0]?.from ?? 0, today?.spans.at(-1)?.to ?? 0),
    }))
  return { needs: offering.needs, verdicts }
}

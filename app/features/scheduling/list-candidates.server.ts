import type { Reader } from '#prisma/sql.ts'
import { type Candidate, countMinutes, rankCandidates } from './candidates.ts'
import { toEpochMinute } from './local-date.ts'
import type { Mode } from './offering.ts'
import { officeDays } from './office-days.ts'
import type { Channel } from './quota.ts'
import { readAgendas } from './read-agendas.server.ts'
import { readOfferings } from './read-offerings.server.ts'
import { askSlots } from './search-slots.ts'
import { cutStarts } from './slots.ts'
import { localDayAt, localDays } from './wall-clock.ts'

export type SlotRequest = {
  offeringId: string
  mode: Mode
  start: Temporal.Instant
  now: Temporal.Instant
  channel?: Channel
  /** An appointment that would move there; its own time is as good as free. */
  excludeAppointmentId?: string | null
}

/**
 * The sets of resources with which `start` is a slot right now, in fair order: who has least on that local date, then who has waited
 * longest. None when the offering or its service is not active or lacks the mode, and for every start that breaks a rule. Nothing is cached; that
 * the time is still free when it is taken is the exclusion constraint's word, not this one's.
 */
export async function listCandidates(sql: Reader, request: SlotRequest): Promise<string[][]> {
  const start = toEpochMinute(request.start)
  if (request.start.epochNanoseconds % 60_000_000_000n !== 0n) return []
  const offeringIds = [request.offeringId]
  // wide enough for its local date of up to 25 hours, and for a visit and buffers of up to 24 hours each; so all reads can go out together
  const [[offering], agendas, lastAssignments] = await Promise.all([
    readOfferings(sql, { offeringIds }, request.mode),
    readAgendas(sql, { ...request, offeringIds, from: start - 1500, to: start + 2880 }),
    readLastAssignments(sql, request.offeringId),
  ])
  if (!offering) return []
  const { timeZone } = offering.office
  const day = localDayAt(timeZone, start)
  const question = askSlots(offering, { from: day, to: day }, request.now)
  if (!question) return []
  const days = officeDays(offering.office, day, day + 2)
  const [today] = localDays(timeZone, day, day)
  const [dayStart, dayEnd] = [today!.spans[0]!.from, today!.spans.at(-1)!.to]
  const candidates = agendas
    .filter(({ agenda }) => cutStarts(days, agenda, question).includes(start))
    .map(
      ({ resourceId, agenda }): Candidate => ({
        resourceId,
        bookedMinutes: countMinutes(agenda.allocations, dayStart, dayEnd),
        lastAssignment: lastAssignments.get(resourceId) ?? null,
      }),
    )
  return rankCandidates(candidates).map((id) => [id])
}

/** Allocation ids rise with time, so the highest is the latest assignment. */
async function readLastAssignments(sql: Reader, offeringId: string): Promise<Map<string, number>> {
  const rows = await sql<{ resourceId: string; last: number | null }[]>`
    SELECT resource_id, (SELECT max(a.id) FROM allocation a WHERE a.resource_id = able.resource_id) AS last
    FROM resource_offering able WHERE offering_id = ${offeringId}`
  return new Map(rows.flatMap(({ resourceId, last }) => (last === null ? [] : [[resourceId, last] as const])))
}

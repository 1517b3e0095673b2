import type { Reader } from '#prisma/sql.ts'
import { agendaNow, type ResourceAgenda } from './agenda-row.ts'
import { buildSets, countMinutes, type Preferences, rankCandidates } from './candidates.ts'
import { toEpochMinute } from './local-date.ts'
import type { Mode, ServiceChoice } from './offering.ts'
import { windowsOn } from './openings.ts'
import type { Channel } from './quota.ts'
import { readAgendas } from './read-agendas.server.ts'
import { type OfferingScope, readOfferings } from './read-offerings.server.ts'
import { ableFor, askSlots, daysToLookAt, questionOf, wantMode } from './search-slots.ts'
import { cutStarts, type SlotQuestion, type VisitShape } from './slots.ts'
import { localDayAt, localDays } from './wall-clock.ts'

export type SlotRequest = {
  /** Of the first service. */
  offeringId: string
  mode: Mode
  start: Temporal.Instant
  now: Temporal.Instant
  /** Who books; `public` by default. */
  channel?: Channel | undefined
  /** Several services or persons, the first service that of the offering; without it one person with the offering's own service. */
  services?: readonly ServiceChoice[] | null
  /** How long it takes instead of what the services say now: an appointment that moves keeps its own. */
  shape?: VisitShape | null
  /** ISO 639 code: an interpreter for it comes along. */
  interpreterLanguage?: string | null
  /** An appointment that would move there; its own time is as good as free. */
  excludeAppointmentId?: string | null
  /** No caseworkers but these. */
  resourceIds?: readonly string[] | null
  prefer?: Preferences
}

/** `isLimited`: a quota of the channel is at work, so what was found may be gone before it is taken. */
export type Candidates = { sets: string[][]; isLimited: boolean }

/**
 * The sets of resources with which `start` is a slot right now, in fair order: who has least on that local date, then who has waited
 * longest; known people and speakers of a language go before. None when the offering or its service is not active or lacks the mode, and for
 * every start that breaks a rule. Nothing is cached; that the time is still free when it is taken is the exclusion constraint's word.
 *
 * In a transaction it is also the last word on quotas: where one is at work it takes a lock for each resource and local date until the
 * transaction ends, and counts anew, so that two who claim one after the other cannot exceed it together.
 */
export async function findCandidates(sql: Reader, request: SlotRequest): Promise<Candidates> {
  const found = await lookAt(sql, request)
  if (found.limited.length === 0 || !('savepoint' in sql)) return answer(found)
  const keys = found.limited.toSorted().map((resourceId) => `${resourceId} ${found.day}`)
  for (const key of keys) await sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 1))`
  return answer(await lookAt(sql, request))
}

type Found = { sets: string[][]; limited: string[]; day: number }
const NOTHING: Found = { sets: [], limited: [], day: 0 }

function answer({ sets, limited }: Found): Candidates {
  return { sets, isLimited: limited.length > 0 }
}

async function lookAt(sql: Reader, request: SlotRequest): Promise<Found> {
  const { channel = 'public', now, mode } = request
  const start = toEpochMinute(request.start)
  if (request.start.epochNanoseconds % 60_000_000_000n !== 0n) return NOTHING
  const [[offering], stored, lastAssignments] = await readTogether(sql, request, start)
  if (!offering) return NOTHING
  const { timeZone } = offering.office
  const day = localDayAt(timeZone, start)
  const asker = { now, channel, shape: request.shape ?? null }
  const windowed = askSlots(offering, { from: day, to: day }, asker)
  if (!windowed) return NOTHING
  const question = wantMode(windowed, offering, mode, asker)
  const days = daysToLookAt(offering, question)
  const agendas = stored.map((one) => agendaNow(one, now, channel))
  const [today] = localDays(timeZone, day, day)
  const [dayStart, dayEnd] = [today!.spans[0]!.from, today!.spans.at(-1)!.to]
  const teams = offering.needs.map((need, index) => {
    const asked = questionOf(index, question)
    const free = ableFor(offering, need, agendas).filter(({ agenda }) => cutStarts(days, agenda, asked).includes(start))
    const candidates = free.map(({ resourceId, languages, agenda }) => ({
      resourceId,
      languages,
      bookedMinutes: countMinutes(agenda.allocations, dayStart, dayEnd),
      lastAssignment: lastAssignments.get(resourceId) ?? null,
    }))
    return { count: need.count, resourceIds: rankCandidates(candidates, request.prefer) }
  })
  const limited = agendas.filter(({ agenda }) => hasQuota(agenda, question, day)).map(({ resourceId }) => resourceId)
  return { sets: buildSets(teams), limited, day }
}

/**
 * Several services first have to say which offerings they are; one is known and costs no extra round trip. The range is wide enough for the
 * local date of up to 25 hours, and for a visit and buffers of up to 24 hours each.
 */
async function readTogether(sql: Reader, request: SlotRequest, start: number) {
  const terms = { mode: request.mode, interpreterLanguage: request.interpreterLanguage ?? null }
  const { offeringId, services } = request
  const scope: OfferingScope = services ? { services, atOffering: offeringId } : { offeringIds: [offeringId] }
  const offerings = readOfferings(sql, scope, terms)
  const visit = services ? (await offerings)[0] : null
  const offeringIds = services ? (visit?.offeringIds ?? []) : [offeringId]
  const duration = request.shape?.durationMinutes ?? visit?.shape.durationMinutes ?? 0
  return Promise.all([
    offerings,
    readAgendas(sql, { ...request, offeringIds, from: start - 1500, to: start + 2880 + duration }),
    readLastAssignments(sql, offeringId),
  ])
}

function hasQuota({ hours }: ResourceAgenda['agenda'], { wanted }: SlotQuestion, day: number): boolean {
  return windowsOn(hours, day, wanted).some(({ terms }) =>
    terms?.quotas.some(({ channel }) => channel === wanted?.channel),
  )
}

/** Allocation ids rise with time, so the highest is the latest assignment. */
async function readLastAssignments(sql: Reader, offeringId: string): Promise<Map<string, number>> {
  const rows = await sql<{ resourceId: string; last: number | null }[]>`
    SELECT resource_id, (SELECT max(a.id) FROM allocation a WHERE a.resource_id = able.resource_id) AS last
    FROM resource_offering able WHERE offering_id = ${offeringId}`
  return new Map(rows.flatMap(({ resourceId, last }) => (last === null ? [] : [[resourceId, last] as const])))
}

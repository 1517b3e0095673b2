import type { Reader } from '#prisma/sql.ts'
import { agendaNow, type ResourceAgenda, type StoredAgenda } from './agenda-row.ts'
import { findCandidates, type SlotRequest } from './find-candidates.server.ts'
import { type Slot, slotDay, uniteSlots } from './free-slots.ts'
import { findKept } from './kept-agendas.ts'
import { fromEpochDay, toEpochDay } from './local-date.ts'
import type { Mode, Offering } from './offering.ts'
import type { Channel } from './quota.ts'
import { type AgendaSearch, readAgendas } from './read-agendas.server.ts'
import { type OfferingScope, type OfferingTerms, readOfferings } from './read-offerings.server.ts'
import { type Asker, askSlots, minutesToRead, searchSlots, wantMode } from './search-slots.ts'
import type { SlotQuestion, VisitShape } from './slots.ts'

export { explainStart, type StartVerdict } from './explain-start.server.ts'
export { explainVisits } from './explain-visits.server.ts'
export { findCandidates } from './find-candidates.server.ts'

export type SearchTerms = OfferingTerms & {
  now: Temporal.Instant
  /** Who books; `public` by default. */
  channel?: Channel | undefined
  /** How long the visit takes instead of what the services say now: an appointment that moves keeps its own. */
  shape?: VisitShape | null
  /** The appointment that looks for another time, or the visitor's own hold: what it has taken counts as free. */
  excludeAppointmentId?: string | null
  /** No caseworkers but these, for a move that keeps the caseworker. */
  resourceIds?: readonly string[] | null
  /** Says who is free at each start, and what their ids are in the source they were imported from. */
  withNames?: boolean
}

/** Local dates, both included. */
export type DateRange = { from: Temporal.PlainDate; to: Temporal.PlainDate }

export type SlotSearch = OfferingScope & SearchTerms & DateRange

export type OfferingSlots = {
  /** Of the first service, where there are several. */
  offeringId: string
  serviceId: string
  officeId: string
  timeZone: string
  /** Those asked for that the offering has. */
  modes: readonly Mode[]
  /** Ascending: the starts that can be had in some of the modes. */
  slots: readonly Slot[]
  /** The starts of each mode. Most openings are good for every mode, and then all share one list. */
  slotsByMode: Readonly<Partial<Record<Mode, readonly Slot[]>>>
  /** Source id of each resource; only when names were asked for. */
  sourceIds?: ReadonlyMap<string, string>
}

/**
 * The free slots of one or several active offerings, ordered by the office's name; offerings without a slot come with an empty list, those
 * that are inactive or lack the mode are left out. What lies beyond lead time and horizon is empty.
 */
export async function findSlots(sql: Reader, search: SlotSearch): Promise<OfferingSlots[]> {
  return findSlotsOf(sql, await findOfferings(sql, search), search)
}

async function findSlotsOf(
  sql: Reader,
  offerings: readonly Offering[],
  search: SearchTerms & DateRange,
): Promise<OfferingSlots[]> {
  const range = { from: toEpochDay(search.from), to: toEpochDay(search.to) }
  const asker = { now: search.now, channel: search.channel ?? 'public', shape: search.shape ?? null }
  const asked = offerings.map((offering) => ({ offering, question: askSlots(offering, range, asker) }))
  const bookable = asked.filter((one): one is Bookable => one.question !== null)
  const stored = bookable.length === 0 ? [] : await findAgendas(sql, { ...search, ...agendasNeeded(bookable) })
  const agendas = stored.map((one) => agendaNow(one, asker.now, asker.channel))
  return asked.map(({ offering, question }) => {
    const modes = search.mode ? [search.mode] : offering.modes
    const slotsByMode = question
      ? searchModes({ offering, question }, agendas, modes, { ...asker, names: search.withNames ?? false })
      : {}
    return {
      offeringId: offering.id,
      serviceId: offering.serviceId,
      officeId: offering.officeId,
      timeZone: offering.office.timeZone,
      modes,
      slots: uniteSlots(Object.values(slotsByMode)),
      slotsByMode,
      ...(search.withNames && { sourceIds: new Map(stored.map(({ resourceId, sourceId }) => [resourceId, sourceId])) }),
    }
  })
}

/** Where the process keeps what it read, and nobody’s own time is left out, nothing has to be read again. */
function findOfferings(sql: Reader, search: OfferingScope & OfferingTerms): Promise<Offering[]> {
  const { mode = null, interpreterLanguage = null } = search
  const terms = { mode, interpreterLanguage }
  return findKept(sql)?.offerings(scopeOf(search), terms) ?? readOfferings(sql, search, terms)
}

function findAgendas(sql: Reader, search: AgendaSearch & { offeringIds: readonly string[] }): Promise<StoredAgenda[]> {
  return (search.excludeAppointmentId ? null : findKept(sql)?.agendas(search)) ?? readAgendas(sql, search)
}

/** Nothing but the scope, which the search brings along with everything else. */
function scopeOf(search: OfferingScope): OfferingScope {
  if ('offeringIds' in search) return { offeringIds: search.offeringIds }
  if ('serviceId' in search) return { serviceId: search.serviceId, officeId: search.officeId ?? null }
  const { services } = search
  return 'atOffering' in search
    ? { services, atOffering: search.atOffering }
    : { services, officeId: search.officeId ?? null }
}

type Bookable = { offering: Offering; question: SlotQuestion }

/** Modes are looked at one by one only where some opening is limited to some of them. */
function searchModes(
  { offering, question }: Bookable,
  agendas: readonly ResourceAgenda[],
  modes: readonly Mode[],
  asker: Asker & { names: boolean },
): Partial<Record<Mode, readonly Slot[]>> {
  const search = (mode: Mode) =>
    searchSlots(offering, wantMode(question, offering, mode, asker), agendas, asker.names ? 'with names' : 'count only')
  if (agendas.some(({ hasModes }) => hasModes)) return Object.fromEntries(modes.map((mode) => [mode, search(mode)]))
  const all = search(modes[0]!)
  return Object.fromEntries(modes.map((mode) => [mode, all]))
}

function agendasNeeded(bookable: readonly Bookable[]) {
  const ranges = bookable.map(({ question }) => minutesToRead(question))
  return {
    offeringIds: [...new Set(bookable.flatMap(({ offering }) => offering.offeringIds))],
    from: Math.min(...ranges.map(({ from }) => from)),
    to: Math.max(...ranges.map(({ to }) => to)),
  }
}

/** The sets of `findCandidates` alone: in a transaction they hold what they promise about quotas. */
export async function listCandidates(sql: Reader, request: SlotRequest): Promise<string[][]> {
  return (await findCandidates(sql, request)).sets
}

/** The id of the active offering that goes by this id, ours or its source's; else null. */
export async function findOfferingId(sql: Reader, name: string): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    SELECT o.id FROM offering o JOIN service s ON s.id = o.service_id
    WHERE (o.id::text = lower(${name}) OR o.source_id = ${name}) AND o.active AND s.active
    ORDER BY o.id::text = lower(${name}) DESC, o.id LIMIT 1`
  return row?.id ?? null
}

export type OfferedSlot = Slot & { offeringId: string; officeId: string }

/** Slots of several offerings in one row, earliest first; at the same time the office with more people free goes first. */
export function earliestFirst(found: readonly OfferingSlots[]): OfferedSlot[] {
  return found
    .flatMap(({ offeringId, officeId, slots }) => slots.map((slot) => ({ ...slot, offeringId, officeId })))
    .sort((a, b) => a.start - b.start || b.free - a.free)
}

// Most searches end in the first fortnight; a service that is booked out is read in two bigger steps.
const STEPS_DAYS = [14, 60, 730]

/** The earliest slot on a local date after `after` and within the horizon, or null. */
export async function findNextFreeDate(
  sql: Reader,
  search: OfferingScope & SearchTerms & { after: Temporal.PlainDate },
): Promise<{ date: Temporal.PlainDate; slot: OfferedSlot } | null> {
  const offerings = await findOfferings(sql, search)
  let from = search.after.add({ days: 1 })
  for (const days of STEPS_DAYS) {
    const to = from.add({ days: days - 1 })
    const [slot] = earliestFirst(await findSlotsOf(sql, offerings, { ...search, from, to }))
    if (slot) return { date: fromEpochDay(slotDay(slot)), slot }
    from = to.add({ days: 1 })
  }
  return null
}

/** The local dates with at least one slot, and how many starts each has. */
export async function listOpenDays(
  sql: Reader,
  search: SlotSearch,
): Promise<{ date: Temporal.PlainDate; starts: number }[]> {
  const startsByDay = new Map<number, Set<number>>()
  for (const { slots } of await findSlots(sql, search)) {
    for (const slot of slots) {
      const day = slotDay(slot)
      const starts = startsByDay.get(day) ?? new Set()
      startsByDay.set(day, starts.add(slot.start))
    }
  }
  return [...startsByDay]
    .sort(([a], [b]) => a - b)
    .map(([day, starts]) => ({ date: fromEpochDay(day), starts: starts.size }))
}

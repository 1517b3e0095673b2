import { getServicePage, type ServicePage } from '#app/features/catalogue/queries.server.ts'
import { findSlots, type OfferingSlots } from '#app/features/scheduling/queries.server.ts'
import type { Channel } from '#app/features/scheduling/quota.ts'
import type { Locale } from '#app/lib/locale.ts'
import type { Reader } from '#prisma/sql.ts'
import { findSameVisit } from './find-same-visit.server.ts'
import { findVisitChoice, type VisitChoice } from './find-visit-choice.server.ts'
import {
  firstDayOfModes,
  firstDays,
  groupByDay,
  lastDays,
  nearestTiles,
  type SlotDay,
  type SlotWish,
  type Tile,
} from './slot-days.ts'
import { PLAIN_WISH, type VisitWish } from './slot-query.ts'
import type { AppointmentCore, Mode } from './types.ts'

export type SlotPageQuestion = {
  departmentSlug: string
  serviceSlug: string
  locale: Locale
  wish: Omit<SlotWish, 'mode'> & { mode: Mode | null }
  /** Days from this local date on, or the last ones before it. */
  from: Temporal.PlainDate | null
  before: Temporal.PlainDate | null
  /** ISO instant of a slot that was lost: the nearest others are looked for. */
  lost: string | null
  /** Whose own time counts as free. */
  excludeAppointmentId: string | null
  /** One person and one service without it. */
  visit?: VisitWish
  /** A booked appointment that moves stays what it is for; there is nothing to choose then. */
  keepsVisit?: boolean
  /** Who books; `public` by default. */
  channel?: Channel
  now: Temporal.Instant
}

export type SlotPage = {
  service: Pick<ServicePage, 'id' | 'name' | 'departmentName' | 'durationMinutes' | 'modes'> & {
    offices: { id: string; name: string }[]
  }
  /** null for an appointment that moves. */
  visit: VisitChoice | null
  wish: SlotWish
  days: SlotDay[]
  /** YYYY-MM-DD for the links to other days; null at the end. */
  earlierBefore: string | null
  laterFrom: string | null
  /** First day with something free, per mode; absent when nothing was found. */
  firstDay: Partial<Record<Mode, number>>
  /** ISO instant, for "today" and "tomorrow". */
  now: string
  /** Only when there are no days: where the first free time is without date and time of day, and whether it is at another office. */
  nextFree: { day: number; isElsewhere: boolean } | null
  /** The nearest times to a lost one. */
  nearest: Tile[]
}

// Most searches end in the first fortnight; a service that is booked out is read in bigger steps, up to the longest horizon.
const STEPS_DAYS = [14, 60, 731]

/**
 * Everything the page with the free times shows: the next days with slots, where earlier and later ones are, and what to take instead of a
 * lost one.
 *
 * @throws {DomainError} `not_found`
 */
export async function getSlotPage(sql: Reader, question: SlotPageQuestion): Promise<SlotPage> {
  const page = await getServicePage(sql, question, question.locale)
  const { id, name, departmentName, durationMinutes, modes } = page
  const mode = question.wish.mode && modes.includes(question.wish.mode) ? question.wish.mode : modes[0]!
  const office = page.offices.find(({ id: officeId }) => officeId === question.wish.officeId)
  const wish = { ...question.wish, mode, officeId: office?.id ?? null }
  const { excludeAppointmentId, channel, now } = question
  const visit = question.keepsVisit
    ? null
    : await findVisitChoice(sql, {
        serviceId: id,
        wish: question.visit ?? PLAIN_WISH,
        locale: question.locale,
        holdId: excludeAppointmentId,
      })
  const kept = question.keepsVisit && excludeAppointmentId ? await readVisit(sql, excludeAppointmentId) : null
  const { services, ...terms } = kept ?? {
    services: visit?.services ?? null,
    interpreterLanguage: visit?.interpreterLanguage ?? null,
    excludeAppointmentId,
  }
  const scope = services ? { services } : { serviceId: id }
  const search = (from: Temporal.PlainDate, to: Temporal.PlainDate) =>
    findSlots(sql, { ...terms, ...scope, channel, from, to, now })
  // Offices may lie in several zones; what is past already in one of them is empty, so a day too many does no harm.
  const first = question.now.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 1 })
  const backward = question.before ? await searchBackward(search, wish, question.before, first) : null
  const shown = backward?.hasEarlier
    ? backward
    : await searchForward(search, wish, question.before ? first : later(question.from, first), first)
  return {
    service: {
      id,
      name: visit?.title ?? name,
      departmentName,
      durationMinutes: visit?.durationMinutes ?? durationMinutes,
      modes,
      offices: page.offices.map((one) => ({ id: one.id, name: one.name })),
    },
    visit,
    wish,
    days: shown.days,
    earlierBefore: shown.hasEarlier && shown.days[0] ? dateOf(shown.days[0].day) : null,
    laterFrom: shown.laterFrom,
    firstDay: firstDayOfModes(shown.found, wish.officeId),
    now: question.now.toString(),
    nextFree: shown.days.length === 0 ? await findNextFree(search, wish, first) : null,
    nearest: question.lost ? await findNearest(search, wish, question.lost) : [],
  }
}

async function readVisit(sql: Reader, appointmentId: string) {
  const [row] = await sql<AppointmentCore[]>`
    SELECT id, service_id, persons, interpreter_language, duration_minutes, buffer_before_minutes, buffer_after_minutes
    FROM appointment WHERE id = ${appointmentId}`
  return findSameVisit(sql, row!)
}

type Search = (from: Temporal.PlainDate, to: Temporal.PlainDate) => Promise<OfferingSlots[]>
type Shown = { days: SlotDay[]; found: OfferingSlots[]; hasEarlier: boolean; laterFrom: string | null }

async function searchForward(
  search: Search,
  wish: SlotWish,
  from: Temporal.PlainDate,
  first: Temporal.PlainDate,
): Promise<Shown> {
  for (const length of STEPS_DAYS) {
    const found = await search(from, from.add({ days: length - 1 }))
    const days = groupByDay(found, wish)
    const shown = firstDays(days)
    if (shown.length === days.length && length !== STEPS_DAYS.at(-1)) continue
    const next = days[shown.length]
    // The day of `first` itself is over, so nothing is before the day after it.
    const hasEarlier = Temporal.PlainDate.compare(from, first.add({ days: 1 })) > 0
    return { days: shown, found, hasEarlier, laterFrom: next ? dateOf(next.day) : null }
  }
  return { days: [], found: [], hasEarlier: false, laterFrom: null }
}

async function searchBackward(
  search: Search,
  wish: SlotWish,
  before: Temporal.PlainDate,
  first: Temporal.PlainDate,
): Promise<Shown> {
  for (const length of STEPS_DAYS) {
    const from = later(before.subtract({ days: length }), first)
    const found = await search(from, before.subtract({ days: 1 }))
    const days = groupByDay(found, wish)
    const shown = lastDays(days)
    if (shown.length === days.length && !from.equals(first)) continue
    return { days: shown, found, hasEarlier: shown.length < days.length, laterFrom: before.toString() }
  }
  return { days: [], found: [], hasEarlier: false, laterFrom: null }
}

async function findNextFree(search: Search, wish: SlotWish, first: Temporal.PlainDate): Promise<SlotPage['nextFree']> {
  const found = await search(first, first.add({ days: STEPS_DAYS.at(-1)! }))
  const [here] = groupByDay(found, { ...wish, dayTime: 'all' })
  const [elsewhere] = groupByDay(found, { ...wish, dayTime: 'all', officeId: null })
  const next = here ?? elsewhere
  return next ? { day: next.day, isElsewhere: !here } : null
}

async function findNearest(search: Search, wish: SlotWish, lost: string): Promise<Tile[]> {
  const day = Temporal.Instant.from(lost).toZonedDateTimeISO('UTC').toPlainDate()
  for (const reach of [7, 60]) {
    const days = groupByDay(await search(day.subtract({ days: reach }), day.add({ days: reach })), {
      ...wish,
      dayTime: 'all',
    })
    const nearest = nearestTiles(days, lost, 3)
    if (nearest.length === 3 || reach === 60) return nearest
  }
  return []
}

function later(date: Temporal.PlainDate | null, other: Temporal.PlainDate): Temporal.PlainDate {
  return date && Temporal.PlainDate.compare(date, other) > 0 ? date : other
}

function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

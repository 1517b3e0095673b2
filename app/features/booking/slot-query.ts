import { DAY_TIMES, type DayTime } from './slot-days.ts'
import { isMode, isToken } from './slot-value.ts'
import type { Mode } from './types.ts'

/** For how many persons, with which other services (persons by their slug) and with an interpreter for which language. */
export type VisitWish = { persons: number; further: Record<string, number>; interpreterLanguage: string | null }

/** One person, one service, nobody to interpret. */
export const PLAIN_WISH: VisitWish = { persons: 1, further: {}, interpreterLanguage: null }

/** Whether nothing but the usual is wished for. */
export function isPlainWish({ persons, further, interpreterLanguage }: VisitWish): boolean {
  return persons === 1 && Object.keys(further).length === 0 && interpreterLanguage === null
}

/** What the address of a page with free times says; anything unreadable counts as not said. */
export type SlotQuery = {
  wish: { mode: Mode | null; officeId: string | null; dayTime: DayTime }
  /** What for; absent services are simply not chosen. */
  visit: VisitWish
  from: Temporal.PlainDate | null
  before: Temporal.PlainDate | null
  /** ISO instant of the time that was lost. */
  lost: string | null
  reason: string | null
  holdToken: string | null
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function readSlotQuery(query: URLSearchParams): SlotQuery {
  const [mode, office, dayTime] = [query.get('art'), query.get('dienststelle'), query.get('tageszeit')]
  const holdToken = query.get('reservierung')
  return {
    wish: {
      mode: isMode(mode) ? mode : null,
      officeId: office && UUID.test(office) ? office : null,
      dayTime: dayTime && dayTime in DAY_TIMES ? (dayTime as DayTime) : 'all',
    },
    visit: readVisitWish(query),
    from: readDate(query.get('ab')),
    before: readDate(query.get('vor')),
    lost: readInstant(query.get('verloren')),
    reason: query.get('grund'),
    holdToken: isToken(holdToken) ? holdToken : null,
  }
}

/** The same query with some values changed; null takes one out. What was lost is said once only. */
export function changeQuery(query: URLSearchParams, change: Record<string, string | null>): string {
  const next = new URLSearchParams(query)
  for (const name of ['verloren', 'grund', 'minuten', 'sprache']) next.delete(name)
  for (const [name, value] of Object.entries(change)) {
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  return `?${next}`
}

const FURTHER = /^mit-([a-z0-9-]{1,100})$/

function readVisitWish(query: URLSearchParams): VisitWish {
  const further = [...query].flatMap(([name, count]): [string, number][] => {
    const slug = FURTHER.exec(name)?.[1]
    return slug && readCount(count) > 0 ? [[slug, readCount(count)]] : []
  })
  const language = query.get('dolmetschen') ?? ''
  return {
    persons: Math.max(1, readCount(query.get('personen'))),
    further: Object.fromEntries(further),
    interpreterLanguage: /^[a-z]{2,3}$/.test(language) ? language : null,
  }
}

function readCount(text: string | null): number {
  return text && /^\d{1,2}$/.test(text) ? Number(text) : 0
}

function readDate(text: string | null): Temporal.PlainDate | null {
  if (!text || !/^20\d\d-\d\d-\d\d$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return null
  }
}

function readInstant(text: string | null): string | null {
  return text && /^20\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null
}

/** The page with the free times around those of a hold, where the hold can move to another one. */
export function pathToTimes(
  hold: {
    departmentSlug: string
    serviceSlug: string
    mode: string
    startsAt: string
    groupAppointmentId?: string | null
  },
  holdToken: string,
  reason?: 'hold_expired' | 'contact_limit_reached',
): string {
  const { departmentSlug, serviceSlug, mode, startsAt } = hold
  // A seat has no other times: there are other dates of the group, or none.
  if (hold.groupAppointmentId)
    return `/leistung/${departmentSlug}/${serviceSlug}/gruppentermine${reason ? '?grund=seats_taken' : ''}`
  const query = new URLSearchParams({ art: mode, ab: startsAt.slice(0, 10), reservierung: holdToken })
  if (reason) {
    query.set('verloren', startsAt)
    query.set('grund', reason)
  }
  return `/buchen/${departmentSlug}/${serviceSlug}?${query}`
}

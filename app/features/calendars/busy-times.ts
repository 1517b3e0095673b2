import ICAL from 'ical.js'
import { CalendarProblem } from './calendar-problem.ts'
import { addMissingZones, readTime } from './calendar-times.ts'
import { droppedBy, type EventLength, freeBusyTimes, lengthOf, takesTime, timeOf } from './event-times.ts'
import { type BusyTime, joinTimes } from './join-times.ts'

export type BusyQuestion = {
  /** Epoch milliseconds; what reaches out of this is cut off. */
  from: number
  to: number
  /** IANA zone for whole days and for times without a zone. */
  zone: string
  /** The owner's addresses, in small letters: an invitation that one of them declined takes no time. */
  addresses: readonly string[]
}

export type BusyAnswer = {
  times: BusyTime[]
  /** Entries that nobody could make sense of and that therefore take no time. */
  unreadable: number
}

/** Our own entries, read back through the owner's calendar, are no news. */
const OWN_UID = /@sprechzeit$/
/** Occurrences that are counted for one file, about two seconds of work; a rule that repeats each second would never end. */
const MOST_OCCURRENCES = 60_000
const MOST_TIMES = 5000
const DAY = 86_400_000

type Counter = { left: number }

/**
 * When the owner of an iCalendar file (RFC 5545) is busy, by start, without overlaps: recurrences with their exceptions, whole days, published
 * free/busy times. Not what is cancelled, declined, marked as free or our own.
 *
 * @throws {CalendarProblem} `unreadable` when it is no such file, `crowded` when it has more than is kept.
 */
export function busyTimes(text: string, question: BusyQuestion): BusyAnswer {
  const found: BusyTime[] = []
  const counter = { left: MOST_OCCURRENCES }
  let unreadable = 0
  const add = (read: () => BusyTime[]) => {
    try {
      found.push(...read())
    } catch (error) {
      if (error instanceof CalendarProblem) throw error
      unreadable++
    }
  }
  for (const calendar of parse(text)) {
    addMissingZones(calendar, question.from)
    for (const series of groupByUid(calendar.getAllSubcomponents('vevent')))
      add(() => timesOfSeries(series, question, counter))
    for (const part of calendar.getAllSubcomponents('vfreebusy')) add(() => freeBusyTimes(part, question.zone))
  }
  const times = joinTimes(found, question)
  if (times.length > MOST_TIMES) throw new CalendarProblem('crowded')
  return { times, unreadable }
}

function parse(text: string): ICAL.Component[] {
  try {
    const parsed = ICAL.parse(text)
    // one calendar, or a list of several
    const all = (Array.isArray(parsed[0]) ? parsed : [parsed]) as ConstructorParameters<typeof ICAL.Component>[0][]
    const components = all.map((one) => new ICAL.Component(one))
    if (components.length > 0 && components.every(({ name }) => name === 'vcalendar')) return components
  } catch {
    // said below
  }
  throw new CalendarProblem('unreadable')
}

function groupByUid(events: readonly ICAL.Component[]): ICAL.Component[][] {
  const groups = new Map<string, ICAL.Component[]>()
  for (const [index, event] of events.entries()) {
    const uid = String(event.getFirstPropertyValue('uid') ?? `without ${index}`)
    if (OWN_UID.test(uid)) continue
    const group = groups.get(uid)
    if (group) group.push(event)
    else groups.set(uid, [event])
  }
  return [...groups.values()]
}

/** One event, or a recurring one with those of its occurrences that are different. */
function timesOfSeries(series: readonly ICAL.Component[], question: BusyQuestion, counter: Counter): BusyTime[] {
  const exceptions = series.filter((event) => event.hasProperty('recurrence-id'))
  const masters = series.filter((event) => !event.hasProperty('recurrence-id'))
  const isRecurring = (event: ICAL.Component) => event.hasProperty('rrule') || event.hasProperty('rdate')
  const single = [...exceptions, ...masters.filter((event) => !isRecurring(event))]
  return [
    ...single.flatMap((event) => timeOfSingle(event, question)),
    ...masters.filter(isRecurring).flatMap((event) => occurrences(event, exceptions, question, counter)),
  ]
}

function timeOfSingle(event: ICAL.Component, { zone, addresses }: BusyQuestion): BusyTime[] {
  const time = timeOf(event, zone)
  if (time === null) throw new Error('no start')
  return takesTime(event, addresses) ? [time] : []
}

function occurrences(
  master: ICAL.Component,
  exceptions: readonly ICAL.Component[],
  { zone, from, to, addresses }: BusyQuestion,
  counter: Counter,
): BusyTime[] {
  const start = readTime(master, 'dtstart', zone)
  if (!start) throw new Error('no start')
  const replaced = new Set(exceptions.flatMap((event) => readTime(event, 'recurrence-id', zone)?.at ?? []))
  const dropped = droppedBy(master, zone)
  const lasting = exceptions.filter(changesFuture)
  const event = new ICAL.Event(master, { strictExceptions: true, exceptions: lasting })
  const facts = new Map<ICAL.Component, { length: EventLength; takesTime: boolean }>()
  const factsOf = (component: ICAL.Component) => {
    const known = facts.get(component) ?? {
      length: lengthOf(component, zone),
      takesTime: takesTime(component, addresses),
    }
    facts.set(component, known)
    return known
  }
  const found: BusyTime[] = []
  const count = (next: ICAL.Time, at: number) => {
    if (replaced.has(at) || dropped.has(at) || dropped.has(next.toString().slice(0, 10))) return
    const { item, startDate } = event.getOccurrenceDetails(next)
    const { length, takesTime } = factsOf(item.component)
    const began = item.component === master ? at : (readTime(item.component, 'dtstart', zone)?.of(startDate) ?? at)
    if (takesTime) found.push([began, length.end(began)])
  }
  // Without a rule the iterator knows the further dates only, but the start is an occurrence (RFC 5545, 3.8.2.4).
  if (!master.hasProperty('rrule')) count(event.startDate, start.at)
  const all = event.iterator()
  for (let next = all.next(); next; next = all.next()) {
    if (--counter.left < 0) throw new CalendarProblem('crowded')
    const at = start.of(next)
    if (at >= to) break
    // A day more than needed: whole days may have an hour more.
    const isOver = lasting.length === 0 && at + factsOf(master).length.milliseconds < from - DAY
    if (!isOver) count(next, at)
  }
  return found
}

/** RANGE=THISANDFUTURE: the occurrence and all that follow are different. */
function changesFuture(exception: ICAL.Component): boolean {
  return exception.getFirstProperty('recurrence-id')?.getParameter('range') === 'THISANDFUTURE'
}

/** How many years of changes a zone without a yearly rule gets on either side of `now`. */
const YEARS = 3

type Change = { at: Temporal.Instant; from: number; to: number; name: string; isSummer: boolean }

/**
 * The VTIMEZONE component (RFC 5545, 3.6.5) of an IANA zone, lines ended by CRLF. Where the clock changes on the same weekday of the same month each year, as in
 * all of Europe, the rule says so for all time from 1970 on, the form that every calendar program reads; elsewhere each change around `now`
 * stands by itself.
 */
export function vtimezone(zone: string, now: Temporal.Instant): string {
  const changes = listChanges(zone, now)
  const observances = changes.length === 0 ? [fixed(zone, now)] : (yearly(zone, changes) ?? each(zone, changes))
  return [`BEGIN:VTIMEZONE`, `TZID:${zone}`, ...observances.flat(), 'END:VTIMEZONE', ''].join('\r\n')
}

function listChanges(zone: string, now: Temporal.Instant): Change[] {
  const end = now.toZonedDateTimeISO(zone).add({ years: YEARS })
  const found: Change[] = []
  let at = now.toZonedDateTimeISO(zone).subtract({ years: YEARS })
  for (;;) {
    const next = at.getTimeZoneTransition('next')
    if (!next || Temporal.ZonedDateTime.compare(next, end) > 0) return found
    const [from, to] = [minutesOf(next.subtract({ seconds: 1 })), minutesOf(next)]
    found.push({ at: next.toInstant(), from, to, name: nameOf(next), isSummer: to > from })
    at = next
  }
}

/** One rule for the change to summer and one for the change back; null when the years differ. */
function yearly(zone: string, changes: readonly Change[]): string[][] | null {
  const kinds = [true, false].map((isSummer) => changes.filter((change) => change.isSummer === isSummer))
  const rules = kinds.map((same) => {
    const forms = new Set(same.map((change) => JSON.stringify(formOf(zone, change))))
    return same.length >= 2 * YEARS - 1 && forms.size === 1 ? same[0]! : null
  })
  if (rules.some((rule) => rule === null)) return null
  return (rules as Change[]).map((change) => {
    const { month, weekday, week, time } = formOf(zone, change)
    const first = nthWeekday(1970, month, weekday, week)
    const rule = `RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=${week}${DAYS[weekday - 1]}`
    return observance(change, `${first.toString().replaceAll('-', '')}T${time}`, rule)
  })
}

function each(zone: string, changes: readonly Change[]): string[][] {
  return changes.map((change) => {
    const { date, time } = wallBefore(zone, change)
    return observance(change, `${date.toString().replaceAll('-', '')}T${time}`)
  })
}

function fixed(zone: string, now: Temporal.Instant): string[] {
  const at = now.toZonedDateTimeISO(zone)
  const minutes = minutesOf(at)
  return observance({ from: minutes, to: minutes, name: nameOf(at), isSummer: false }, '19700101T000000')
}

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** Which weekday of which month, -1 the last, at which wall-clock time of the hours before the change. */
function formOf(zone: string, change: Change) {
  const { date, time } = wallBefore(zone, change)
  const isLast = date.day + 7 > date.daysInMonth
  return { month: date.month, weekday: date.dayOfWeek, week: isLast ? -1 : Math.ceil(date.day / 7), time }
}

function wallBefore(zone: string, { at, from, to }: Change): { date: Temporal.PlainDate; time: string } {
  const wall = at
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .add({ minutes: from - to })
  return { date: wall.toPlainDate(), time: wall.toPlainTime().toString({ smallestUnit: 'second' }).replaceAll(':', '') }
}

function nthWeekday(year: number, month: number, weekday: number, week: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  const early = first.add({ days: (weekday - first.dayOfWeek + 7) % 7 })
  if (week > 0) return early.add({ weeks: week - 1 })
  return early.add({ weeks: Math.floor((first.daysInMonth - early.day) / 7) })
}

function observance({ from, to, name, isSummer }: Omit<Change, 'at'>, start: string, ...more: string[]): string[] {
  const kind = isSummer ? 'DAYLIGHT' : 'STANDARD'
  return [
    `BEGIN:${kind}`,
    `DTSTART:${start}`,
    ...more,
    `TZOFFSETFROM:${offset(from)}`,
    `TZOFFSETTO:${offset(to)}`,
    `TZNAME:${name}`,
    `END:${kind}`,
  ]
}

function offset(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${String(rest).padStart(2, '0')}`
}

function minutesOf(at: Temporal.ZonedDateTime): number {
  return Math.round(at.offsetNanoseconds / 60_000_000_000)
}

function nameOf(at: Temporal.ZonedDateTime): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: at.timeZoneId, timeZoneName: 'short' }).formatToParts(
    at.epochMilliseconds,
  )
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? at.timeZoneId
}

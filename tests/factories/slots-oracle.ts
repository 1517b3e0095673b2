/**
 * The rules of a slot, looked at minute by minute with Temporal: slow, and obvious enough to be believed.
 * Shares no code with the engine that it checks.
 */
export type OracleWindow = { from: number; to: number; breaks: [number, number][] }
export type OracleRule = OracleWindow & {
  weekday: number
  validFrom: string
  validTo: string | null
  everyWeeks: number
  /** The n-th such weekday of a month only, -1 the last. */
  weekOfMonth?: number | null
  /** Ids, modes: good for nothing else. */
  offerings?: readonly string[] | null
  modes?: readonly string[] | null
  quotas?: readonly OracleQuota[]
}
export type OracleQuota = {
  channel: string
  maxShare: number | null
  maxCount: number | null
  releaseDays: number | null
  releaseMinute: number
  /** When each lot for a date comes, in order; the random part is no business of the oracle. */
  lots: ((date: string) => Temporal.Instant[]) | null
  liftedDays: number | null
}
export type OracleRange = { from: Temporal.Instant; to: Temporal.Instant }
export type OracleAllocation = OracleRange & {
  expires?: Temporal.Instant | null
  /** Freed time that only the public does not see yet. */
  rests?: boolean
  /** Start without buffer, and who booked; null counts towards no quota. */
  visit?: { start: Temporal.Instant; channel: string } | null
}

export type OracleResource = {
  id: string
  rules: OracleRule[]
  exceptions: { date: string; windows: OracleWindow[] }[]
  absences: OracleRange[]
  /** Buffers included. */
  allocations: OracleAllocation[]
  /** A caseworker who can do everything, unless it is said. */
  kind?: string
  languages?: readonly string[]
  offerings?: readonly string[]
}

export type OracleQuestion = {
  timeZone: string
  /** Dates on which the office is shut, whatever the reason. */
  shutDates: ReadonlySet<string>
  resources: OracleResource[]
  durationMinutes: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  gridMinutes: number
  leadTimeMinutes: number
  horizonDays: number
  now: Temporal.Instant
  /** First and last local date asked for, `YYYY-MM-DD`. */
  from: string
  to: string
  /** Without it no opening is limited and no quota holds. */
  wanted?: { offerings: readonly string[]; mode: string; channel: string }
  /** One caseworker by default. The first is on the grid, the others only have to be free. */
  needs?: readonly { kind: string; count: number; language: string | null }[]
}

export type OracleSlot = { start: string; free: number; resourceIds: string[] }

/** One minute of real time, as the clock on the office's wall shows it. */
type Minute = { at: Temporal.Instant; local: Temporal.ZonedDateTime; date: string; minuteOfDay: number }

/** All slots in order, as `2027-10-31T02:30:00+01:00[Europe/Berlin]`, with the ids of the free resources, need by need. */
export function findSlotsSlowly(question: OracleQuestion): OracleSlot[] {
  const minutes = listMinutes(question)
  const needs = question.needs ?? [{ kind: 'caseworker', count: 1, language: null }]
  const freeAt = needs.map((need, index) => {
    const able = question.resources.filter((resource) => isAble(question, resource, need))
    return listFree({ ...question, gridMinutes: index === 0 ? question.gridMinutes : 1 }, minutes, able)
  })
  return minutes.flatMap((minute) => {
    const teams = freeAt.map((free) => free.get(minute) ?? [])
    const free = Math.min(...needs.map(({ count }, index) => Math.floor(teams[index]!.length / count)))
    return free > 0 ? [{ start: minute.local.toString(), free, resourceIds: teams.flat() }] : []
  })
}

function isAble(
  question: OracleQuestion,
  { kind = 'caseworker', languages = [], offerings }: OracleResource,
  need: { kind: string; language: string | null },
): boolean {
  if (kind !== need.kind || (need.language !== null && !languages.includes(need.language))) return false
  return (question.wanted?.offerings ?? []).every((id) => offerings?.includes(id) ?? true)
}

function listFree(question: OracleQuestion, minutes: Minute[], able: OracleResource[]): Map<Minute, string[]> {
  const freeAt = new Map<Minute, string[]>()
  for (const resource of able) {
    const isOpen = minutes.map((minute) => isOpenMinute(question, resource, minute))
    minutes.forEach((minute, i) => {
      if (minute.date < question.from || minute.date > question.to) return
      if (!isOpen.slice(i, i + question.durationMinutes).every(Boolean)) return
      if (meetsAllocation(question, resource, minute) || !isBookable(question, minute)) return
      if (!isOnGrid(question, resource, minute, minutes)) return
      freeAt.set(minute, [...(freeAt.get(minute) ?? []), resource.id])
    })
  }
  return freeAt
}

/** From the first local date to the last, and on by the length of a visit. */
function listMinutes(question: OracleQuestion): Minute[] {
  const minutes: Minute[] = []
  const end = Temporal.PlainDate.from(question.to).add({ days: 1 }).toZonedDateTime(question.timeZone)
  const veryEnd = end.add({ minutes: question.durationMinutes }).toInstant()
  let at = Temporal.PlainDate.from(question.from).toZonedDateTime(question.timeZone).toInstant()
  for (; Temporal.Instant.compare(at, veryEnd) < 0; at = at.add({ minutes: 1 }))
    minutes.push(readClock(at, question.timeZone))
  return minutes
}

const clocks = new Map<string, Minute>()

function readClock(at: Temporal.Instant, timeZone: string): Minute {
  const key = `${timeZone} ${at.epochMilliseconds}`
  let minute = clocks.get(key)
  if (!minute) {
    const local = at.toZonedDateTimeISO(timeZone)
    minute = { at, local, date: local.toPlainDate().toString(), minuteOfDay: local.hour * 60 + local.minute }
    clocks.set(key, minute)
  }
  return minute
}

function isOpenMinute(question: OracleQuestion, resource: OracleResource, minute: Minute): boolean {
  if (question.shutDates.has(minute.date)) return false
  const windows = windowsFor(question, resource, minute.date)
  if (!windows.some(({ from, to }) => from <= minute.minuteOfDay && minute.minuteOfDay < to)) return false
  if (windows.some(({ breaks }) => breaks.some(([from, to]) => from <= minute.minuteOfDay && minute.minuteOfDay < to)))
    return false
  const nextMinute = minute.at.epochMilliseconds + 60_000
  return !resource.absences.some(
    ({ from, to }) => from.epochMilliseconds < nextMinute && minute.at.epochMilliseconds < to.epochMilliseconds,
  )
}

function isOnGrid(
  question: OracleQuestion,
  resource: OracleResource,
  { date, minuteOfDay }: Minute,
  minutes: Minute[],
): boolean {
  return windowsFor(question, resource, date).some(
    (window) =>
      holds(window, minuteOfDay) &&
      (minuteOfDay - window.from) % question.gridMinutes === 0 &&
      (!window.quotas ||
        hasQuotaLeft(
          question,
          resource,
          window,
          minutes.filter((minute) => minute.date === date),
        )),
  )
}

function holds({ from, to }: { from: number; to: number }, minuteOfDay: number): boolean {
  return from <= minuteOfDay && minuteOfDay < to
}

/** One visit more of the channel, buffers included, must not be one too many. `day`: every minute of the date. */
function hasQuotaLeft(
  question: OracleQuestion,
  resource: OracleResource,
  window: OracleWindow & Partial<OracleRule>,
  day: Minute[],
): boolean {
  const { wanted, now, timeZone } = question
  const quota = window.quotas?.find(({ channel }) => channel === wanted?.channel)
  if (!wanted || !quota || !day[0]) return true
  const date = day[0].date
  const lots = quota.lots?.(date) ?? []
  const out = lots.filter((at) => Temporal.Instant.compare(at, now) <= 0).length
  const part = quota.lots ? out / lots.length : 1
  if (part === 0) return false
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  if (part === 1 && quota.liftedDays !== null && today.until(date).days <= quota.liftedDays) return true
  const counted = resource.allocations.filter((taken) => {
    if (!taken.visit || taken.visit.channel !== quota.channel || taken.rests || isExpired(taken, now)) return false
    const start = readClock(taken.visit.start, timeZone)
    return start.date === date && holds(window, start.minuteOfDay)
  })
  if (quota.maxCount !== null) return counted.length < Math.floor(quota.maxCount * part)
  if (quota.maxShare === null && part === 1) return true
  const isWork = ({ minuteOfDay }: Minute) =>
    holds(window, minuteOfDay) && !window.breaks.some(([from, to]) => holds({ from, to }, minuteOfDay))
  const had = counted.reduce((sum, { from, to }) => sum + from.until(to).total('minutes'), 0)
  const more = question.bufferBeforeMinutes + question.durationMinutes + question.bufferAfterMinutes
  return had + more <= (day.filter(isWork).length * (quota.maxShare ?? 100) * part) / 100
}

function isExpired({ expires }: OracleAllocation, now: Temporal.Instant): boolean {
  return !!expires && Temporal.Instant.compare(expires, now) <= 0
}

function meetsAllocation(question: OracleQuestion, resource: OracleResource, { at }: Minute): boolean {
  const from = at.subtract({ minutes: question.bufferBeforeMinutes })
  const to = at.add({ minutes: question.durationMinutes + question.bufferAfterMinutes })
  const isPublic = (question.wanted?.channel ?? 'public') === 'public'
  return resource.allocations.some(
    (taken) =>
      !isExpired(taken, question.now) &&
      (isPublic || !taken.rests) &&
      Temporal.Instant.compare(taken.from, to) < 0 &&
      Temporal.Instant.compare(from, taken.to) < 0,
  )
}

function isBookable(question: OracleQuestion, { at, date }: Minute): boolean {
  const lastDate = question.now.toZonedDateTimeISO(question.timeZone).toPlainDate().add({ days: question.horizonDays })
  return (
    Temporal.Instant.compare(at, question.now.add({ minutes: question.leadTimeMinutes })) >= 0 &&
    date <= lastDate.toString()
  )
}

/** What is limited to something else does not exist for the question. */
function windowsFor(
  { wanted }: OracleQuestion,
  resource: OracleResource,
  date: string,
): (OracleWindow & Partial<OracleRule>)[] {
  const windows: (OracleWindow & Partial<OracleRule>)[] = windowsOf(resource, date)
  if (!wanted) return windows
  return windows.filter(
    ({ offerings, modes }) =>
      (!modes || modes.includes(wanted.mode)) && (!offerings || wanted.offerings.every((id) => offerings.includes(id))),
  )
}

const windowsByDate = new WeakMap<OracleResource, Map<string, OracleWindow[]>>()

function windowsOf(resource: OracleResource, date: string): OracleWindow[] {
  const dates = windowsByDate.get(resource) ?? new Map<string, OracleWindow[]>()
  windowsByDate.set(resource, dates)
  const windows = dates.get(date) ?? readWindows(resource, Temporal.PlainDate.from(date))
  dates.set(date, windows)
  return windows
}

function readWindows(resource: OracleResource, date: Temporal.PlainDate): OracleWindow[] {
  const exception = resource.exceptions.find((one) => one.date === date.toString())
  if (exception) return exception.windows
  return resource.rules.filter((rule) => {
    if (rule.weekday !== date.dayOfWeek) return false
    if (Temporal.PlainDate.compare(date, rule.validFrom) < 0) return false
    if (rule.validTo !== null && Temporal.PlainDate.compare(date, rule.validTo) > 0) return false
    if (rule.weekOfMonth && rule.weekOfMonth !== -1 && Math.ceil(date.day / 7) !== rule.weekOfMonth) return false
    if (rule.weekOfMonth === -1 && date.day + 7 <= date.daysInMonth) return false
    const weeks = mondayOf(Temporal.PlainDate.from(rule.validFrom)).until(mondayOf(date), {
      largestUnit: 'weeks',
    }).weeks
    return weeks % rule.everyWeeks === 0
  })
}

function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 })
}

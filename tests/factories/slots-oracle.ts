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
}
export type OracleRange = { from: Temporal.Instant; to: Temporal.Instant }

export type OracleResource = {
  id: string
  rules: OracleRule[]
  exceptions: { date: string; windows: OracleWindow[] }[]
  absences: OracleRange[]
  /** Buffers included, expired ones left out. */
  allocations: OracleRange[]
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
}

/** One minute of real time, as the clock on the office's wall shows it. */
type Minute = { at: Temporal.Instant; local: Temporal.ZonedDateTime; date: string; minuteOfDay: number }

/** All slots in order, as `2027-10-31T02:30:00+01:00[Europe/Berlin]`, with the ids of the free resources. */
export function findSlotsSlowly(question: OracleQuestion): { start: string; resourceIds: string[] }[] {
  const minutes = listMinutes(question)
  const freeAt = new Map<Minute, string[]>()
  for (const resource of question.resources) {
    const isOpen = minutes.map((minute) => isOpenMinute(question, resource, minute))
    minutes.forEach((minute, i) => {
      if (minute.date < question.from || minute.date > question.to || !isOnGrid(question, resource, minute)) return
      if (!isOpen.slice(i, i + question.durationMinutes).every(Boolean)) return
      if (meetsAllocation(question, resource, minute) || !isBookable(question, minute)) return
      freeAt.set(minute, [...(freeAt.get(minute) ?? []), resource.id])
    })
  }
  return minutes.flatMap((minute) => {
    const resourceIds = freeAt.get(minute)
    return resourceIds ? [{ start: minute.local.toString(), resourceIds }] : []
  })
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
  const windows = windowsOf(resource, minute.date)
  if (!windows.some(({ from, to }) => from <= minute.minuteOfDay && minute.minuteOfDay < to)) return false
  if (windows.some(({ breaks }) => breaks.some(([from, to]) => from <= minute.minuteOfDay && minute.minuteOfDay < to)))
    return false
  const nextMinute = minute.at.epochMilliseconds + 60_000
  return !resource.absences.some(
    ({ from, to }) => from.epochMilliseconds < nextMinute && minute.at.epochMilliseconds < to.epochMilliseconds,
  )
}

function isOnGrid(question: OracleQuestion, resource: OracleResource, { date, minuteOfDay }: Minute): boolean {
  return windowsOf(resource, date).some(
    ({ from, to }) => from <= minuteOfDay && minuteOfDay < to && (minuteOfDay - from) % question.gridMinutes === 0,
  )
}

function meetsAllocation(question: OracleQuestion, resource: OracleResource, { at }: Minute): boolean {
  const from = at.subtract({ minutes: question.bufferBeforeMinutes })
  const to = at.add({ minutes: question.durationMinutes + question.bufferAfterMinutes })
  return resource.allocations.some(
    (taken) => Temporal.Instant.compare(taken.from, to) < 0 && Temporal.Instant.compare(from, taken.to) < 0,
  )
}

function isBookable(question: OracleQuestion, { at, date }: Minute): boolean {
  const lastDate = question.now.toZonedDateTimeISO(question.timeZone).toPlainDate().add({ days: question.horizonDays })
  return (
    Temporal.Instant.compare(at, question.now.add({ minutes: question.leadTimeMinutes })) >= 0 &&
    date <= lastDate.toString()
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
    const weeks = mondayOf(Temporal.PlainDate.from(rule.validFrom)).until(mondayOf(date), {
      largestUnit: 'weeks',
    }).weeks
    return weeks % rule.everyWeeks === 0
  })
}

function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 })
}

/** `[from, to)` in epoch minutes during which the local time of a zone is UTC plus `offset` minutes. */
export type OffsetSpan = { from: number; to: number; offset: number }

/** A local date and the stretches of time that it consists of: one as a rule, two around a time change. */
export type LocalDay = { day: number; spans: readonly OffsetSpan[] }

const MINUTES_PER_DAY = 1440
const spansByZone = new Map<string, Map<number, readonly OffsetSpan[]>>()

/**
 * The offsets of `zone` over `[from, to)`, ascending and without gaps.
 * Offsets come from the runtime's zone database and are remembered per zone and UTC year, as they never change while it runs.
 *
 * @throws {RangeError} for a zone that the runtime does not know
 */
export function offsetSpans(zone: string, from: number, to: number): OffsetSpan[] {
  const found: OffsetSpan[] = []
  const lastYear = yearOf(to - 1)
  for (let year = yearOf(from); year <= lastYear; year++) {
    for (const span of spansOfYear(zone, year)) {
      const start = Math.max(span.from, from)
      const end = Math.min(span.to, to)
      if (start >= end) continue
      const last = found.at(-1)
      if (last && last.offset === span.offset) last.to = end
      else found.push({ from: start, to: end, offset: span.offset })
    }
  }
  return found
}

/** Local minute count: what a wall clock in `zone` shows at `minute`, as minutes since a local 1970-01-01 00:00. */
export function localMinuteAt(zone: string, minute: number): number {
  const [span] = offsetSpans(zone, minute, minute + 1)
  return minute + span!.offset
}

/** The local date at `minute`, as days since 1970-01-01. */
export function localDayAt(zone: string, minute: number): number {
  return Math.floor(localMinuteAt(zone, minute) / MINUTES_PER_DAY)
}

/** The local dates `first` to `last`, both included; a date that the zone skipped has no spans. */
export function localDays(zone: string, first: number, last: number): LocalDay[] {
  // no zone is a whole day away from UTC, so one day more on each side holds everything
  const spans = offsetSpans(zone, (first - 1) * MINUTES_PER_DAY, (last + 2) * MINUTES_PER_DAY)
  const days: LocalDay[] = []
  for (let day = first; day <= last; day++) days.push({ day, spans: spansShowing(spans, day, 0, MINUTES_PER_DAY) })
  return days
}

/**
 * The parts of `spans` during which the wall clock shows `day` and a minute of `[from, to)` of that day:
 * nothing in the hour that a zone skips, twice in the hour that it repeats.
 */
export function spansShowing(spans: readonly OffsetSpan[], day: number, from: number, to: number): OffsetSpan[] {
  const shown: OffsetSpan[] = []
  for (const span of spans) {
    const start = Math.max(span.from, day * MINUTES_PER_DAY + from - span.offset)
    const end = Math.min(span.to, day * MINUTES_PER_DAY + to - span.offset)
    if (start < end) shown.push({ from: start, to: end, offset: span.offset })
  }
  return shown
}

function spansOfYear(zone: string, year: number): readonly OffsetSpan[] {
  const years = spansByZone.get(zone) ?? new Map<number, readonly OffsetSpan[]>()
  const spans = years.get(year) ?? readSpans(zone, startOfYear(year), startOfYear(year + 1))
  spansByZone.set(zone, years.set(year, spans))
  return spans
}

function readSpans(zone: string, from: number, to: number): OffsetSpan[] {
  const spans: OffsetSpan[] = []
  let at = Temporal.Instant.fromEpochMilliseconds(from * 60_000).toZonedDateTimeISO(zone)
  for (let start = from; start < to; ) {
    const change = at.getTimeZoneTransition('next')
    const end = change ? Math.min(to, Math.ceil(change.epochMilliseconds / 60_000)) : to
    spans.push({ from: start, to: end, offset: Math.round(at.offsetNanoseconds / 60e9) })
    if (!change) break
    at = change
    start = end
  }
  return spans
}

function yearOf(minute: number): number {
  return new Date(minute * 60_000).getUTCFullYear()
}

function startOfYear(year: number): number {
  return Date.UTC(year, 0, 1) / 60_000
}

export const MAX_SERIES = 30

export type SeriesRhythm = { every: number; unit: 'days' | 'weeks'; count: number }

/**
 * The starts of a series in the office's zone, the first one included: the same time of day on the clock, whatever its distance in hours. In
 * the hour that a zone skips, the clock is moved on as Temporal does.
 */
export function seriesStarts(
  first: Temporal.PlainDateTime,
  zone: string,
  { every, unit, count }: SeriesRhythm,
): Temporal.Instant[] {
  return Array.from({ length: count }, (_, index) =>
    first
      .add({ [unit]: index * every })
      .toZonedDateTime(zone)
      .toInstant(),
  )
}

/** Starts typed as a list, one a line: `2027-03-15 10:00` or `15.03.2027 10:00`; null when a line is none. Ascending, each once. */
export function readStartList(text: string, zone: string): Temporal.Instant[] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const starts = lines.map((line) => readStart(line, zone))
  if (starts.includes(null)) return null
  const found = (starts as Temporal.Instant[]).sort(Temporal.Instant.compare)
  return found.filter((start, index) => index === 0 || !start.equals(found[index - 1]!))
}

const GERMAN = /^(\d{1,2})\.(\d{1,2})\.(20\d\d),?\s+(\d{1,2}):(\d{2})(?:\s*Uhr)?$/
const ISO = /^(20\d\d)-(\d\d)-(\d\d)[T ](\d{1,2}):(\d{2})$/

function readStart(line: string, zone: string): Temporal.Instant | null {
  const german = GERMAN.exec(line)
  const iso = ISO.exec(line)
  const [year, month, day, hour, minute] = german
    ? [german[3], german[2], german[1], german[4], german[5]].map(Number)
    : (iso?.slice(1).map(Number) ?? [])
  if (year === undefined) return null
  try {
    return Temporal.PlainDateTime.from(
      { year, month: month!, day: day!, hour: hour!, minute: minute! },
      { overflow: 'reject' },
    )
      .toZonedDateTime(zone)
      .toInstant()
  } catch {
    return null
  }
}

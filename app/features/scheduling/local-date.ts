/** A local date as days since 1970-01-01, a minute as minutes since 1970-01-01T00:00Z: what the engine counts with. */
const MS_PER_DAY = 86_400_000

/** Days since 1970-01-01 of a calendar date. */
export function toEpochDay(date: Temporal.PlainDate): number {
  return Date.UTC(date.year, date.month - 1, date.day) / MS_PER_DAY
}

export function fromEpochDay(day: number): Temporal.PlainDate {
  return Temporal.PlainDate.from(formatDay(day))
}

/** `YYYY-MM-DD` of a day number. */
export function formatDay(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10)
}

/** ISO weekday, 1 = Monday to 7 = Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** Number of the ISO week (Monday to Sunday) counted without a break over the years, for "every n weeks". */
export function weekOf(day: number): number {
  return Math.floor((day + 3) / 7)
}

/** Whole minutes since the epoch up to `instant`, the started minute not counted. */
export function toEpochMinute(instant: Temporal.Instant): number {
  return Math.floor(instant.epochMilliseconds / 60_000)
}

export function fromEpochMinute(minute: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(minute * 60_000)
}

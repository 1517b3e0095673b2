/** A local date and the instants it consists of, half-open. 23 or 25 hours long on the days of a time change. */
export type WorkDay = { date: Temporal.PlainDate; from: Temporal.Instant; to: Temporal.Instant; zone: string }

export function workDay(date: Temporal.PlainDate, zone: string): WorkDay {
  return {
    date,
    zone,
    from: date.toZonedDateTime(zone).toInstant(),
    to: date.add({ days: 1 }).toZonedDateTime(zone).toInstant(),
  }
}

/** The day that `text` (YYYY-MM-DD) names, else the one of `now`. What people type into an address must not break the page. */
export function chosenDay(text: string | null, now: Temporal.Instant, zone: string): WorkDay {
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  return workDay(parseDate(text) ?? today, zone)
}

/** Minutes of the local day `day` at which `at` lies: below 0 the day before, from 1440 the day after. */
export function minuteOfDay(at: string, day: Temporal.PlainDate, zone: string): number {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  const days = day.until(local.toPlainDate(), { largestUnit: 'days' }).days
  return days * 1440 + local.hour * 60 + local.minute
}

function parseDate(text: string | null): Temporal.PlainDate | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return null
  }
}

import type { EarlierWish } from './earlier-wish.ts'

// Who is offered a freed time, in words for everybody: app/routes/public/fairness.tsx. Change both together.

/** An earlier time on the same day must be worth the trouble of changing plans. */
const EARLIER_MINUTES = 120

export type Waiting = {
  appointmentId: string
  wish: EarlierWish
  /** Start of the appointment that they have. */
  startsAt: Temporal.Instant
  wishedAt: Temporal.Instant
  /** How many times they were offered already. */
  offers: number
}

/** A time that could be offered, in the office's zone; `answerBy`: until when they could answer. */
export type FreedTime = {
  start: Temporal.Instant
  end: Temporal.Instant
  timeZone: string
  answerBy: Temporal.Instant
}

/**
 * Whether a time is what somebody waits for: on an earlier date than their own or two hours sooner on the same, not before the date they
 * named, on a weekday and at a time of day they named, and so far ahead that they still know in time after using all the time to answer.
 */
export function fitsWish({ wish, startsAt }: Pick<Waiting, 'wish' | 'startsAt'>, freed: FreedTime): boolean {
  const [start, end] = [local(freed.start, freed), local(freed.end, freed)]
  const own = local(startsAt, freed)
  const date = start.toPlainDate()
  if (Temporal.PlainDate.compare(date, own.toPlainDate()) > 0) return false
  if (date.equals(own.toPlainDate()) && freed.start.until(startsAt).total('minutes') < EARLIER_MINUTES) return false
  if (wish.notBefore && Temporal.PlainDate.compare(date, wish.notBefore) < 0) return false
  if (wish.weekdays.length > 0 && !wish.weekdays.includes(start.dayOfWeek)) return false
  const [from, to] = [minuteOf(start), end.toPlainDate().equals(date) ? minuteOf(end) : 1440]
  if (from < wish.fromMinute || to > wish.toMinute) return false
  return freed.answerBy.until(freed.start).total('minutes') >= wish.noticeMinutes
}

/** Who was offered least comes first, among those who has waited longest; so nobody is asked twice before everybody was asked once. */
export function orderOffers<T extends Pick<Waiting, 'offers' | 'wishedAt' | 'appointmentId'>>(
  waiting: readonly T[],
): T[] {
  return [...waiting].sort(
    (a, b) =>
      a.offers - b.offers ||
      Temporal.Instant.compare(a.wishedAt, b.wishedAt) ||
      a.appointmentId.localeCompare(b.appointmentId),
  )
}

function local(instant: Temporal.Instant, { timeZone }: FreedTime): Temporal.ZonedDateTime {
  return instant.toZonedDateTimeISO(timeZone)
}

function minuteOf({ hour, minute }: Temporal.ZonedDateTime): number {
  return hour * 60 + minute
}

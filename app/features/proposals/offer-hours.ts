/** Between these local hours nobody is written to about an earlier time. */
export const QUIET_FROM_HOUR = 21
export const QUIET_TO_HOUR = 7
/** A time freed at night is kept until the morning only if it starts so many hours after it; sooner ones go straight to the public. */
const FAR_HOURS = 24

export type OfferPlan = { when: 'now' } | { when: 'later'; at: Temporal.Instant } | { when: 'never' }

/**
 * When a freed time may be offered: by day at once, if whoever gets the mail can answer before the night begins; at night in the morning,
 * if the start is far enough away, else not at all.
 */
export function planOffer(
  now: Temporal.Instant,
  freed: { start: Temporal.Instant; timeZone: string },
  offerMinutes: number,
): OfferPlan {
  const here = now.toZonedDateTimeISO(freed.timeZone)
  const morning = here.withPlainTime({ hour: QUIET_TO_HOUR })
  const night = here.withPlainTime({ hour: QUIET_FROM_HOUR })
  const isDay =
    Temporal.ZonedDateTime.compare(here, morning) >= 0 &&
    Temporal.ZonedDateTime.compare(here.add({ minutes: offerMinutes }), night) <= 0
  if (isDay) return { when: 'now' }
  const next = Temporal.ZonedDateTime.compare(here, morning) < 0 ? morning : morning.add({ days: 1 })
  const at = next.toInstant()
  return at.until(freed.start).total('hours') >= FAR_HOURS ? { when: 'later', at } : { when: 'never' }
}

/** The waiting room opens this long before the appointment. */
export const OPENS_BEFORE_MINUTES = 30

export type JoinWindow = { opensAt: Temporal.Instant; closesAt: Temporal.Instant }

/**
 * When a party may be in the waiting room: from half an hour before the start to the end of that day in the office's zone, because
 * consultations run late. An appointment over midnight keeps its room until it ends.
 */
export function joinWindow(startsAt: Temporal.Instant, endsAt: Temporal.Instant, timeZone: string): JoinWindow {
  const endOfDay = startsAt
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .add({ days: 1 })
    .toZonedDateTime(timeZone)
    .toInstant()
  return {
    opensAt: startsAt.subtract({ minutes: OPENS_BEFORE_MINUTES }),
    closesAt: Temporal.Instant.compare(endsAt, endOfDay) > 0 ? endsAt : endOfDay,
  }
}

/** `early`: not open yet. `over`: the day has passed. Half-open, so it is over at `closesAt` itself. */
export function windowState(window: JoinWindow, now: Temporal.Instant): 'early' | 'open' | 'over' {
  if (Temporal.Instant.compare(now, window.opensAt) < 0) return 'early'
  return Temporal.Instant.compare(now, window.closesAt) < 0 ? 'open' : 'over'
}

import { cancelRefusal, type Standing } from '#app/features/booking/policy.ts'
import type { RefusalCode } from '#app/lib/errors.ts'

/** Why an appointment cannot be on the list of those who wish to come sooner, or null when it can: a request may, an offer comes only to a booking. */
export function listRefusal(appointment: Standing, now: Temporal.Instant): RefusalCode | null {
  return cancelRefusal(appointment, now)
}

import { readSlotQuery } from '#app/features/booking/slot-query.ts'
import { isMode } from '#app/features/booking/slot-value.ts'
import type { BookingQuestion } from '#app/features/workplace/get-booking-page.server.ts'
import type { Locale } from '#app/lib/locale.ts'

/** What the address of a booking form of staff chooses. */
export function readBookingQuestion(query: URLSearchParams, locale: Locale): BookingQuestion {
  const mode = query.get('art')
  return {
    offeringId: query.get('angebot'),
    mode: isMode(mode) ? mode : null,
    person: query.get('person'),
    tag: query.get('tag'),
    wish: readSlotQuery(query).visit,
    locale,
  }
}

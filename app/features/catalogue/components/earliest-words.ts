import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import { formatDay, formatTime } from '#app/ui/format.ts'
import type { EarliestStart } from '../types.ts'

/** "Heute, 15:20 Uhr", "Donnerstag, 26. November, 09:40 Uhr". */
export function earliestWords({ wallClock, daysAhead }: EarliestStart, locale: Locale): string {
  const when = { at: wallClock, zone: 'UTC', locale }
  const day = daysAhead === 0 ? m.public_today() : daysAhead === 1 ? m.public_tomorrow() : formatDay(when)
  return `${day}, ${formatTime(when)}`
}

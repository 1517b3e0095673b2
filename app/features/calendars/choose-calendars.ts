import type { FoundCalendar } from './calendar-answer.ts'
import type { CalendarAccess } from './sealed-access.ts'

/** The one calendar that can be meant, or several for its owner to choose from. */
export function chooseCalendars(
  access: Pick<CalendarAccess, 'url'>,
  found: readonly FoundCalendar[],
): { url: string } | { choices: FoundCalendar[] } {
  const [first] = found
  if (found.length > 1) return { choices: found.slice(0, 50) }
  return { url: first?.url ?? access.url }
}

import { calendarFile } from '#app/features/notices/calendar-file.ts'
import { findAppointmentFacts } from '#app/features/notices/queries.server.ts'
import type { Locale } from '#app/lib/locale.ts'
import { hashToken } from '#app/lib/tokens.ts'
import type { Reader } from '#prisma/sql.ts'

export type CalendarDownload = { manageToken: string; locale: Locale; mailFrom: string; publicUrl: string }

/** The appointment behind a citizen's link as an iCalendar file; null when there is none that was ever booked. */
export async function findCalendarFile(
  reader: Reader,
  input: CalendarDownload,
  now: Temporal.Instant,
): Promise<string | null> {
  const [row] = await reader<{ id: string }[]>`
    SELECT id FROM appointment
    WHERE manage_token_hash = ${hashToken(input.manageToken)} AND booked_at IS NOT NULL AND personal_data_deleted_at IS NULL`
  const facts = row ? await findAppointmentFacts(reader, row.id) : null
  return facts && calendarFile(facts, input.locale, input, now)
}

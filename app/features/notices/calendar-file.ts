import { renderCalendar } from '#emails/calendar.ts'
import { mailFacts } from './compose-notice.ts'
import type { AppointmentRow } from './queries.server.ts'

/** The .ics file behind a download: the same UID and sequence as in the mails, so that a calendar takes it for the same entry. */
export function calendarFile(
  appointment: AppointmentRow,
  locale: string,
  settings: { mailFrom: string; publicUrl: string },
  now: Temporal.Instant,
): string {
  return renderCalendar({
    method: 'PUBLISH',
    uid: appointment.icalUid,
    sequence: appointment.icalSequence,
    now,
    organizer: settings.mailFrom,
    attendee: '',
    cancelled: appointment.state === 'cancelled',
    facts: mailFacts(appointment, null, locale, settings.publicUrl),
  })
}

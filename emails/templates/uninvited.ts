import type { Mail, MailLocale } from '../blocks.ts'
import type { AppointmentFacts, Guest } from '../facts.ts'
import { appointmentBox, frameMail } from './frame.ts'
import { guestWords } from './guest.ts'

const calendar: Record<MailLocale, string> = {
  de: 'Die Absage im Anhang entfernt den Eintrag aus Ihrem Kalender.',
  en: 'The attached cancellation removes the entry from your calendar.',
}

/** Goes with METHOD:CANCEL to one guest, whatever becomes of the appointment. */
export function uninvited(facts: AppointmentFacts, guest: Guest): Mail {
  const words = guestWords('uninvited', guest, facts.locale)
  return frameMail(facts, words, [
    { type: 'paragraph', text: words.intro },
    appointmentBox({ ...facts, code: null }),
    { type: 'paragraph', text: calendar[facts.locale] },
  ])
}

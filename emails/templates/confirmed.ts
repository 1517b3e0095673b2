import type { Mail, MailLocale } from '../blocks.ts'
import type { AttendanceFacts } from '../facts.ts'
import { attendanceBlocks } from './attendance.ts'
import { appointmentBox, frameMail } from './frame.ts'
import { guestWords } from './guest.ts'

type Texts = { subject: (when: string) => string; heading: string; intro: string; calendar: string }

const texts: Record<MailLocale, Texts> = {
  de: {
    subject: (when) => `Ihr Termin am ${when}`,
    heading: 'Ihr Termin ist gebucht',
    intro: 'Ihr Termin ist fest gebucht. Wir freuen uns auf das Gespräch mit Ihnen.',
    calendar: 'Im Anhang finden Sie einen Eintrag für Ihren Kalender.',
  },
  en: {
    subject: (when) => `Your appointment on ${when}`,
    heading: 'Your appointment is booked',
    intro: 'Your appointment is booked. We look forward to speaking with you.',
    calendar: 'An entry for your calendar is attached.',
  },
}

/** Goes with METHOD:REQUEST. */
export function confirmed(facts: AttendanceFacts): Mail {
  const text = texts[facts.locale]
  const words = facts.guest ? guestWords('confirmed', facts.guest, facts.locale) : text
  return frameMail(facts, words, [
    { type: 'paragraph', text: words.intro },
    appointmentBox(facts),
    ...attendanceBlocks(facts),
    { type: 'paragraph', text: text.calendar },
  ])
}

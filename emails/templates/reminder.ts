import type { Mail, MailLocale } from '../blocks.ts'
import type { AttendanceFacts } from '../facts.ts'
import { attendanceBlocks } from './attendance.ts'
import { appointmentBox, frameMail } from './frame.ts'
import { guestWords } from './guest.ts'

type Texts = { subject: (when: string) => string; heading: string; intro: string; prevented: string }

const texts: Record<MailLocale, Texts> = {
  de: {
    subject: (when) => `Erinnerung: Ihr Termin am ${when}`,
    heading: 'Erinnerung an Ihren Termin',
    intro: 'bald ist es so weit. Wir erinnern Sie an Ihren Termin:',
    prevented: 'Sie können nicht teilnehmen? Bitte sagen Sie den Termin ab. So kann jemand anderes die Zeit nutzen.',
  },
  en: {
    subject: (when) => `Reminder: your appointment on ${when}`,
    heading: 'A reminder of your appointment',
    intro: 'Your appointment is coming up soon:',
    prevented: 'You cannot attend? Please cancel the appointment, so that somebody else can use the time.',
  },
}

/** Goes out the day before, without an invitation: the calendar entry is there already. */
export function reminder(facts: AttendanceFacts): Mail {
  const text = texts[facts.locale]
  const mayCancel = facts.manageUrl !== null || facts.code !== null
  const words = facts.guest ? guestWords('reminder', facts.guest, facts.locale) : text
  return frameMail(facts, words, [
    { type: 'paragraph', text: words.intro },
    appointmentBox(facts),
    ...(mayCancel ? [{ type: 'paragraph' as const, text: text.prevented }] : []),
    ...attendanceBlocks(facts),
  ])
}

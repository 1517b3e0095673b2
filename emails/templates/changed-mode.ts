import type { Mail, MailLocale } from '../blocks.ts'
import type { AttendanceFacts } from '../facts.ts'
import { attendanceBlocks } from './attendance.ts'
import { appointmentBox, frameMail } from './frame.ts'

type Texts = { subject: (when: string) => string; heading: string; intro: string; calendar: string }

const texts: Record<MailLocale, Texts> = {
  de: {
    subject: (when) => `Neue Terminart: Termin am ${when}`,
    heading: 'Der Termin findet auf andere Weise statt',
    intro: 'Tag und Uhrzeit bleiben gleich, nur die Art des Termins hat sich geändert:',
    calendar: 'Der Kalendereintrag im Anhang ersetzt den früheren.',
  },
  en: {
    subject: (when) => `New kind of appointment: ${when}`,
    heading: 'The appointment takes place in another way',
    intro: 'Day and time stay the same, only the kind of appointment has changed:',
    calendar: 'The attached calendar entry replaces the earlier one.',
  },
}

/** Video instead of on site, or the like, at the same time. Goes with METHOD:REQUEST and a higher SEQUENCE. */
export function changedMode(facts: AttendanceFacts): Mail {
  const text = texts[facts.locale]
  return frameMail(facts, text, [
    { type: 'paragraph', text: text.intro },
    appointmentBox(facts),
    ...attendanceBlocks(facts),
    { type: 'paragraph', text: text.calendar },
  ])
}

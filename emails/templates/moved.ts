import type { Mail, MailLocale } from '../blocks.ts'
import type { AttendanceFacts } from '../facts.ts'
import { attendanceBlocks } from './attendance.ts'
import { appointmentBox, frameMail } from './frame.ts'
import { guestWords } from './guest.ts'

type Texts = {
  subject: (when: string) => string
  heading: string
  intro: string
  calendar: string
  reason: (reason: string) => string
}

const texts: Record<MailLocale, Texts> = {
  de: {
    subject: (when) => `Neue Zeit: Ihr Termin am ${when}`,
    heading: 'Ihr Termin hat eine neue Zeit',
    intro: 'Ihr Termin wurde verschoben. Ab jetzt gilt die folgende Zeit, die frühere gilt nicht mehr.',
    calendar:
      'Der Kalendereintrag im Anhang ersetzt den früheren. Prüfen Sie bitte, ob Ihr Kalender die neue Zeit zeigt.',
    reason: (reason) => `Grund: ${reason}`,
  },
  en: {
    subject: (when) => `New time: your appointment on ${when}`,
    heading: 'Your appointment has a new time',
    intro: 'Your appointment has been moved. From now on the time below is valid, the earlier one no longer is.',
    calendar:
      'The attached calendar entry replaces the earlier one. Please check that your calendar shows the new time.',
    reason: (reason) => `Reason: ${reason}`,
  },
}

/** `reason`: why the office moved it, written for the citizen, may be empty; guests do not get it. */
export type MovedFacts = AttendanceFacts & { reason?: string }

/** Goes with METHOD:REQUEST and a higher SEQUENCE. */
export function moved(facts: MovedFacts): Mail {
  const text = texts[facts.locale]
  const words = facts.guest ? guestWords('moved', facts.guest, facts.locale) : text
  return frameMail(facts, words, [
    { type: 'paragraph', text: words.intro },
    ...(facts.reason && !facts.guest ? [{ type: 'paragraph' as const, text: text.reason(facts.reason) }] : []),
    appointmentBox(facts),
    ...attendanceBlocks(facts),
    { type: 'paragraph', text: text.calendar },
  ])
}

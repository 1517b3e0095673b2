import type { Mail, MailLocale } from '../blocks.ts'
import type { AppointmentFacts } from '../facts.ts'
import { clockTime, shortDate } from '../when.ts'
import { appointmentBox, frameMail } from './frame.ts'

export type PleaseConfirmFacts = AppointmentFacts & {
  /** Opens a page with a button; the POST behind it confirms. */
  confirmUrl: string
  /** Until then the time is kept. */
  expiresAt: Temporal.Instant
}

type Texts = {
  subject: (when: string) => string
  heading: string
  intro: (until: string) => string
  button: string
  harmless: string
  stranger: string
}

const texts: Record<MailLocale, Texts> = {
  de: {
    subject: (when) => `Bitte bestätigen: Ihr Termin am ${when}`,
    heading: 'Bitte bestätigen Sie Ihren Termin',
    intro: (until) =>
      `vielen Dank für Ihre Anfrage. Wir halten diesen Termin bis ${until} für Sie frei. Bitte bestätigen Sie ihn bis dahin, sonst vergeben wir die Zeit wieder.`,
    button: 'Termin bestätigen',
    harmless:
      'Der Link öffnet eine Seite mit einer Schaltfläche. Erst wenn Sie diese betätigen, ist der Termin gebucht. Durch das Öffnen des Links geschieht nichts.',
    stranger: 'Sie haben keinen Termin angefragt? Dann brauchen Sie nichts zu tun.',
  },
  en: {
    subject: (when) => `Please confirm: your appointment on ${when}`,
    heading: 'Please confirm your appointment',
    intro: (until) =>
      `Thank you for your request. We are keeping this appointment for you until ${until}. Please confirm it by then, otherwise the time will be offered to others again.`,
    button: 'Confirm appointment',
    harmless:
      'The link opens a page with a button. The appointment is booked only when you press it. Opening the link changes nothing.',
    stranger: 'You did not request an appointment? Then you do not need to do anything.',
  },
}

/** Asks the applicant to confirm the request; no invitation yet, for nothing is booked. */
export function pleaseConfirm(facts: PleaseConfirmFacts): Mail {
  const text = texts[facts.locale]
  return frameMail(facts, text, [
    { type: 'paragraph', text: text.intro(deadline(facts)) },
    appointmentBox({ ...facts, code: null }),
    { type: 'button', label: text.button, href: facts.confirmUrl },
    { type: 'note', text: `${text.harmless}\n${text.stranger}` },
  ])
}

function deadline({ expiresAt, timeZone, locale }: PleaseConfirmFacts): string {
  const time = clockTime(expiresAt, timeZone, locale)
  const date = shortDate(expiresAt, timeZone, locale)
  return locale === 'de' ? `${date}, ${time} Uhr,` : `${time} on ${date}`
}

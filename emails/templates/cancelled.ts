import type { Mail, MailLocale } from '../blocks.ts'
import type { AppointmentFacts } from '../facts.ts'
import { appointmentBox, frameMail } from './frame.ts'
import { guestWords } from './guest.ts'

export type CancelledFacts = AppointmentFacts & {
  /** `citizen`: done by the recipient through the link; `office`: done by staff, maybe for a caller, maybe because we had to. */
  cancelledBy: 'citizen' | 'office'
  /** Written for the citizen, may be empty; shown only when the office cancelled. */
  reason: string
}

type Texts = {
  subject: (when: string) => string
  heading: string
  intro: Record<CancelledFacts['cancelledBy'], string>
  reason: (reason: string) => string
  questions: (phone: string) => string
  calendar: string
  button: string
}

const texts: Record<MailLocale, Texts> = {
  de: {
    subject: (when) => `Abgesagt: Ihr Termin am ${when}`,
    heading: 'Ihr Termin ist abgesagt',
    intro: {
      citizen: 'wie gewünscht haben wir diesen Termin abgesagt:',
      office: 'dieser Termin wurde abgesagt:',
    },
    reason: (reason) => `Grund: ${reason}`,
    questions: (phone) => `Haben Sie Fragen dazu? Rufen Sie uns gern an: ${phone}.`,
    calendar: 'Die Absage im Anhang entfernt den Eintrag aus Ihrem Kalender.',
    button: 'Neuen Termin suchen',
  },
  en: {
    subject: (when) => `Cancelled: your appointment on ${when}`,
    heading: 'Your appointment is cancelled',
    intro: {
      citizen: 'As requested, we have cancelled this appointment:',
      office: 'This appointment has been cancelled:',
    },
    reason: (reason) => `Reason: ${reason}`,
    questions: (phone) => `Do you have questions? You are welcome to call us: ${phone}.`,
    calendar: 'The attached cancellation removes the entry from your calendar.',
    button: 'Find a new appointment',
  },
}

/** Goes with METHOD:CANCEL. */
export function cancelled(facts: CancelledFacts): Mail {
  const text = texts[facts.locale]
  const byOffice = facts.cancelledBy === 'office'
  const paragraph = (line: string) => ({ type: 'paragraph' as const, text: line })
  if (facts.guest) {
    const words = guestWords('cancelled', facts.guest, facts.locale)
    return frameMail(facts, words, [paragraph(words.intro), appointmentBox(facts), paragraph(text.calendar)])
  }
  return frameMail(facts, text, [
    paragraph(text.intro[facts.cancelledBy]),
    appointmentBox({ ...facts, code: null }),
    ...(byOffice && facts.reason ? [paragraph(text.reason(facts.reason))] : []),
    ...(byOffice ? [paragraph(text.questions(facts.municipality.phone))] : []),
    paragraph(text.calendar),
    { type: 'button', label: text.button, href: facts.portalUrl },
  ])
}

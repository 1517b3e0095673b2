import type { Mail, MailLocale } from '../blocks.ts'
import type { AppointmentFacts } from '../facts.ts'
import { appointmentBox, frameMail } from './frame.ts'

export type CancelledFacts = AppointmentFacts & {
  /** `citizen`: the recipient's side asked for it; `office`: we had to. */
  cancelledBy: 'citizen' | 'office'
  /** Written for the citizen, may be empty; shown only when the office cancelled. */
  reason: string
}

type Texts = {
  subject: (when: string) => string
  heading: string
  intro: Record<CancelledFacts['cancelledBy'], string>
  reason: (reason: string) => string
  calendar: string
  button: string
}

const texts: Record<MailLocale, Texts> = {
  de: {
    subject: (when) => `Abgesagt: Ihr Termin am ${when}`,
    heading: 'Ihr Termin ist abgesagt',
    intro: {
      citizen: 'wie gewünscht haben wir diesen Termin abgesagt:',
      office: 'leider müssen wir diesen Termin absagen. Wir bitten um Entschuldigung.',
    },
    reason: (reason) => `Grund: ${reason}`,
    calendar: 'Die Absage im Anhang entfernt den Eintrag aus Ihrem Kalender.',
    button: 'Neuen Termin suchen',
  },
  en: {
    subject: (when) => `Cancelled: your appointment on ${when}`,
    heading: 'Your appointment is cancelled',
    intro: {
      citizen: 'As requested, we have cancelled this appointment:',
      office: 'Unfortunately we have to cancel this appointment. We apologise.',
    },
    reason: (reason) => `Reason: ${reason}`,
    calendar: 'The attached cancellation removes the entry from your calendar.',
    button: 'Find a new appointment',
  },
}

/** Goes with METHOD:CANCEL. */
export function cancelled(facts: CancelledFacts): Mail {
  const text = texts[facts.locale]
  const showReason = facts.cancelledBy === 'office' && facts.reason !== ''
  return frameMail(facts, text, [
    { type: 'paragraph', text: text.intro[facts.cancelledBy] },
    ...(showReason ? [{ type: 'paragraph' as const, text: text.reason(facts.reason) }] : []),
    appointmentBox({ ...facts, code: null }),
    { type: 'paragraph', text: text.calendar },
    { type: 'button', label: text.button, href: facts.portalUrl },
  ])
}

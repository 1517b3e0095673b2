import type { Block, Mail, MailLocale } from '../blocks.ts'
import type { AppointmentFacts } from '../facts.ts'
import { appointmentBox, frameMail } from './frame.ts'

export type TechnicalFailureFacts = AppointmentFacts & {
  /** Page with the free times; null when only code and last name lead there. */
  newTimeUrl: string | null
}

type Texts = {
  subject: (when: string) => string
  heading: string
  intro: string
  priority: string
  button: string
  withCode: (code: string) => string
  portalLink: string
}

const texts: Record<MailLocale, Texts> = {
  de: {
    subject: (when) => `Neue Zeit für Ihren Termin am ${when}`,
    heading: 'Die Technik hat nicht mitgespielt',
    intro:
      'Ihr Termin konnte nicht wie geplant stattfinden, weil die Verbindung nicht zustande kam. Das tut uns leid. Es zählt nicht als versäumter Termin.',
    priority:
      'Suchen Sie sich gleich eine neue Zeit aus. Sie haben Vorrang: Wir zeigen Ihnen auch Zeiten, die sonst niemand online buchen kann, und Sie können einen Anruf oder einen Besuch vor Ort wählen. Ihre Angaben und Unterlagen bleiben erhalten.',
    button: 'Neue Zeit aussuchen',
    withCode: (code) => `Dazu brauchen Sie den Termincode ${code} und Ihren Nachnamen.`,
    portalLink: 'Zur Terminseite',
  },
  en: {
    subject: (when) => `A new time for your appointment on ${when}`,
    heading: 'The technology let us down',
    intro:
      'Your appointment could not take place as planned because the connection could not be made. We are sorry. It does not count as a missed appointment.',
    priority:
      'Choose a new time now. You have priority: we also show you times that nobody else can book online, and you can choose a phone call or a visit in person. Your details and documents are kept.',
    button: 'Choose a new time',
    withCode: (code) => `You need the appointment code ${code} and your last name.`,
    portalLink: 'Go to the appointments page',
  },
}

/** After a visit that the technology prevented: an apology and the way to another time at once. */
export function technicalFailure({ newTimeUrl, ...facts }: TechnicalFailureFacts): Mail {
  const text = texts[facts.locale]
  return frameMail(facts, text, [
    { type: 'paragraph', text: text.intro },
    appointmentBox(facts),
    { type: 'paragraph', text: text.priority },
    ...wayToTimes(newTimeUrl, facts, text),
  ])
}

function wayToTimes(newTimeUrl: string | null, { code, portalUrl }: AppointmentFacts, text: Texts): Block[] {
  if (newTimeUrl) return [{ type: 'button', label: text.button, href: newTimeUrl }]
  if (code) return [{ type: 'link', text: text.withCode(code), label: text.portalLink, href: portalUrl }]
  return []
}

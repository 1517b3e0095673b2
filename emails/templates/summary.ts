import type { Block, Mail, MailLocale } from '../blocks.ts'
import type { AppointmentFacts } from '../facts.ts'
import { longDate } from '../when.ts'
import { appointmentBox, frameMail } from './frame.ts'

export type SummaryFacts = AppointmentFacts & {
  /** Page with the summary; null when only code and last name lead there. */
  manageUrl: string | null
  /** After that the page is deleted. */
  availableUntil: Temporal.Instant
}

type Texts = {
  subject: (when: string) => string
  heading: string
  intro: string
  protection: string
  until: (date: string) => string
  button: string
  withCode: (code: string) => string
  portalLink: string
}

const texts: Record<MailLocale, Texts> = {
  de: {
    subject: (when) => `Zusammenfassung zu Ihrem Termin am ${when}`,
    heading: 'Vielen Dank für das Gespräch',
    intro: 'was wir besprochen haben und wie es weitergeht, können Sie auf der Seite zu Ihrem Termin nachlesen.',
    protection: 'Zum Schutz Ihrer Daten steht der Inhalt nicht in dieser E-Mail.',
    until: (date) => `Die Seite ist bis ${date} erreichbar. Danach löschen wir Ihre Daten.`,
    button: 'Zusammenfassung ansehen',
    withCode: (code) => `Dazu brauchen Sie den Termincode ${code} und Ihren Nachnamen.`,
    portalLink: 'Zur Terminseite',
  },
  en: {
    subject: (when) => `Summary of your appointment on ${when}`,
    heading: 'Thank you for talking to us',
    intro: 'You can read what we discussed and what happens next on the page of your appointment.',
    protection: 'To protect your data, the content is not part of this e-mail.',
    until: (date) => `The page is available until ${date}. After that we delete your data.`,
    button: 'View summary',
    withCode: (code) => `You need the appointment code ${code} and your last name.`,
    portalLink: 'Go to the appointments page',
  },
}

/** After the visit. The content stays on the page: what was said in a visit may be sensitive, and mail is not sealed end to end. */
export function summary(facts: SummaryFacts): Mail {
  const text = texts[facts.locale]
  return frameMail(facts, text, [
    { type: 'paragraph', text: text.intro },
    { type: 'paragraph', text: text.protection },
    appointmentBox(facts),
    ...wayToPage(facts, text),
    { type: 'note', text: text.until(longDate(facts.availableUntil, facts.timeZone, facts.locale)) },
  ])
}

function wayToPage({ manageUrl, code, portalUrl }: SummaryFacts, text: Texts): Block[] {
  if (manageUrl) return [{ type: 'button', label: text.button, href: manageUrl }]
  if (code) return [{ type: 'link', text: text.withCode(code), label: text.portalLink, href: portalUrl }]
  return []
}

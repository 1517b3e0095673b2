import type { Block, Mail, MailLocale } from '../blocks.ts'
import type { AppointmentFacts, Mode, Municipality } from '../facts.ts'
import { longDate, subjectTime, timeSpan } from '../when.ts'

type Texts = {
  greeting: (name: string) => string
  closing: (municipality: string) => string
  service: string
  time: string
  mode: string
  modes: Record<Mode, string>
  place: string
  code: string
  phone: (phone: string) => string
  automatic: string
}

const texts: Record<MailLocale, Texts> = {
  de: {
    greeting: (name) => (name ? `Guten Tag ${name},` : 'Guten Tag,'),
    closing: (municipality) => `Freundliche Grüße\n${municipality}`,
    service: 'Anliegen',
    time: 'Termin',
    mode: 'Art des Termins',
    modes: { video: 'Videogespräch', phone: 'Telefongespräch', on_site: 'Vor Ort' },
    place: 'Ort',
    code: 'Termincode',
    phone: (phone) => `Telefon: ${phone}`,
    automatic: 'Diese E-Mail wurde automatisch erstellt.',
  },
  en: {
    greeting: (name) => (name ? `Dear ${name},` : 'Hello,'),
    closing: (municipality) => `Kind regards\n${municipality}`,
    service: 'Service',
    time: 'Appointment',
    mode: 'Type of appointment',
    modes: { video: 'Video call', phone: 'Phone call', on_site: 'In person' },
    place: 'Place',
    code: 'Appointment code',
    phone: (phone) => `Phone: ${phone}`,
    automatic: 'This e-mail was created automatically.',
  },
}

/**
 * Greeting, body, closing and footer around the blocks of one mail. The subject gets time and municipality and never the service:
 * subject lines show on locked screens, and "debt counselling" there is nobody else's business.
 */
export function frameMail(
  facts: AppointmentFacts,
  opening: { subject: (when: string) => string; heading: string },
  body: Block[],
): Mail {
  const { locale, municipality } = facts
  const text = texts[locale]
  const when = subjectTime(facts.start, facts.timeZone, locale)
  return {
    locale,
    subject: `${opening.subject(when)} – ${municipality.name}`,
    blocks: [
      { type: 'heading', text: opening.heading },
      { type: 'paragraph', text: text.greeting(facts.recipient) },
      ...body,
      { type: 'paragraph', text: text.closing(municipality.name) },
    ],
    footer: footerLines(municipality, text),
  }
}

function footerLines(municipality: Municipality, text: Texts): string[] {
  const { name, street, postalCode, city, phone, website } = municipality
  const lines = [name, street, `${postalCode} ${city}`.trim(), phone && text.phone(phone), website, text.automatic]
  return lines.filter((line) => line !== '')
}

/** The box with service, local time with its zone, mode, place and code. */
export function appointmentBox(facts: AppointmentFacts): Block {
  const { locale, start, end, timeZone, mode, office } = facts
  const text = texts[locale]
  const rows = [
    { label: text.service, lines: [facts.service] },
    { label: text.time, lines: [longDate(start, timeZone, locale), timeSpan(start, end, timeZone, locale)] },
    { label: text.mode, lines: [text.modes[mode]] },
  ]
  if (mode === 'on_site')
    rows.push({
      label: text.place,
      lines: [office.name, office.street, `${office.postalCode} ${office.city}`.trim()].filter(Boolean),
    })
  if (facts.code) rows.push({ label: text.code, lines: [facts.code] })
  return { type: 'facts', rows }
}

import type { Block, Mail, MailLocale } from '../blocks.ts'
import type { AppointmentFacts } from '../facts.ts'
import { clockTime, longDate, shortDate, timeSpan } from '../when.ts'
import { appointmentBox, frameMail } from './frame.ts'

/** The facts are those of the time proposed. */
export type ProposalFacts = AppointmentFacts & {
  reason: 'earlier' | 'replacement'
  /** Until then the time is kept for the recipient. */
  expiresAt: Temporal.Instant
  /** The appointment as it is booked. */
  booked: Pick<AppointmentFacts, 'start' | 'end' | 'timeZone'>
  /** Opens a page with buttons; null for somebody without a link of their own, who has to call. */
  proposalUrl: string | null
}

type Words = { subject: (when: string) => string; heading: string; intro: (booked: string) => string; nothing: string }
type Texts = Record<ProposalFacts['reason'], Words> & {
  kept: (until: string) => string
  button: string
  call: (phone: string) => string
  harmless: string
}

const texts: Record<MailLocale, Texts> = {
  de: {
    earlier: {
      subject: (when) => `Früherer Termin frei: ${when}`,
      heading: 'Ein früherer Termin ist frei geworden',
      intro: (booked) =>
        `Sie haben sich einen früheren Termin gewünscht. Gebucht haben Sie bisher: ${booked}. Jetzt ist dieser Termin frei geworden:`,
      nothing:
        'Wenn Sie nichts tun, bleibt Ihr gebuchter Termin bestehen. Sie bleiben auf der Liste für frühere Termine.',
    },
    replacement: {
      subject: (when) => `Neuer Terminvorschlag: ${when}`,
      heading: 'Wir schlagen Ihnen eine andere Zeit vor',
      intro: (booked) =>
        `Ihr Termin kann voraussichtlich nicht stattfinden wie gebucht: ${booked}. Das tut uns leid. Wir schlagen Ihnen stattdessen diese Zeit vor:`,
      nothing: 'Wenn Sie nichts tun, geht nichts verloren: Wir melden uns dann bei Ihnen.',
    },
    kept: (until) => `Wir halten diese Zeit bis ${until} nur für Sie frei.`,
    button: 'Vorschlag ansehen',
    call: (phone) => `Möchten Sie die Zeit nehmen? Dann rufen Sie uns bitte an: ${phone}.`,
    harmless:
      'Der Link öffnet eine Seite, auf der Sie die Zeit annehmen, eine andere wählen oder Ihren Termin behalten können. Durch das Öffnen des Links geschieht nichts.',
  },
  en: {
    earlier: {
      subject: (when) => `Earlier appointment available: ${when}`,
      heading: 'An earlier appointment has become available',
      intro: (booked) =>
        `You asked for an earlier appointment. So far you have booked: ${booked}. Now this appointment has become available:`,
      nothing:
        'If you do nothing, the appointment you have booked stays. You remain on the list for earlier appointments.',
    },
    replacement: {
      subject: (when) => `New time proposed: ${when}`,
      heading: 'We propose another time',
      intro: (booked) =>
        `Your appointment probably cannot take place as booked: ${booked}. We are sorry about that. We propose this time instead:`,
      nothing: 'If you do nothing, nothing is lost: we will then contact you.',
    },
    kept: (until) => `We are keeping this time for you alone until ${until}.`,
    button: 'View the proposal',
    call: (phone) => `Would you like to take this time? Then please call us: ${phone}.`,
    harmless:
      'The link opens a page where you can accept the time, choose another one or keep your appointment. Opening the link changes nothing.',
  },
}

/** Tells of another time that is kept for the applicant; nothing has changed yet, so no calendar entry goes with it. */
export function proposed(facts: ProposalFacts): Mail {
  const { locale, booked, reason, proposalUrl, municipality } = facts
  const text = texts[locale]
  const words = text[reason]
  const old = `${longDate(booked.start, booked.timeZone, locale)}, ${timeSpan(booked.start, booked.end, booked.timeZone, locale)}`
  const answer: Block[] = proposalUrl
    ? [
        { type: 'button', label: text.button, href: proposalUrl },
        { type: 'note', text: text.harmless },
      ]
    : [{ type: 'paragraph', text: text.call(municipality.phone) }]
  return frameMail(facts, words, [
    { type: 'paragraph', text: words.intro(old) },
    appointmentBox({ ...facts, code: null }),
    { type: 'paragraph', text: `${text.kept(deadline(facts))} ${words.nothing}` },
    ...answer,
  ])
}

function deadline({ expiresAt, timeZone, locale }: ProposalFacts): string {
  const time = clockTime(expiresAt, timeZone, locale)
  const date = shortDate(expiresAt, timeZone, locale)
  return locale === 'de' ? `${date}, ${time} Uhr` : `${time} on ${date}`
}

import type { Block, Mail, MailLocale } from '../blocks.ts'
import type { AppointmentFacts, AttendanceFacts } from '../facts.ts'
import { appointmentBox, frameMail } from './frame.ts'

type Texts = { subject: (when: string) => string; heading: string; intro: string; nothing: string; button: string }

const texts: Record<MailLocale, Texts> = {
  de: {
    subject: (when) => `Es bleibt bei Ihrem Termin: ${when}`,
    heading: 'Ihr Termin findet statt wie gebucht',
    intro:
      'Wir hatten Ihnen eine andere Zeit vorgeschlagen, weil Ihr Termin nicht stattfinden konnte. Das hat sich geändert: Der Termin bleibt, wie Sie ihn gebucht haben. Die vorgeschlagene Zeit haben wir wieder freigegeben.',
    nothing: 'Sie müssen nichts tun. Ihr Kalendereintrag stimmt noch.',
    button: 'Termin ansehen',
  },
  en: {
    subject: (when) => `Your appointment stands: ${when}`,
    heading: 'Your appointment takes place as booked',
    intro:
      'We had proposed another time because your appointment could not take place. This has changed: the appointment stays as you booked it. The proposed time has been released.',
    nothing: 'You do not need to do anything. Your calendar entry is still right.',
    button: 'View the appointment',
  },
}

/** Takes back a proposal of another time. Nothing about the appointment changes, so no calendar entry goes with it. */
export function keptTime({ manageUrl, ...facts }: Pick<AttendanceFacts, 'manageUrl'> & AppointmentFacts): Mail {
  const text = texts[facts.locale]
  const button: Block[] = manageUrl ? [{ type: 'button', label: text.button, href: manageUrl }] : []
  return frameMail(facts, text, [
    { type: 'paragraph', text: text.intro },
    appointmentBox(facts),
    { type: 'paragraph', text: text.nothing },
    ...button,
  ])
}

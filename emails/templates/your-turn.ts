import type { Mail, MailLocale } from '../blocks.ts'
import type { AppointmentFacts } from '../facts.ts'
import { appointmentBox, frameMail } from './frame.ts'

export type YourTurnFacts = AppointmentFacts & { joinUrl: string | null; graceMinutes: number }

type Texts = { subject: (when: string) => string; heading: string; intro: (minutes: number) => string; button: string }

const texts: Record<MailLocale, Texts> = {
  de: {
    subject: () => 'Sie sind gleich an der Reihe: bitte zurück ins Wartezimmer',
    heading: 'Sie sind gleich an der Reihe',
    intro: (minutes) =>
      `Bitte kommen Sie jetzt zurück ins Wartezimmer. Ihren Platz halten wir noch ${minutes} ${minutes === 1 ? 'Minute' : 'Minuten'}. Kommen Sie später, reihen wir Sie zu diesem Zeitpunkt wieder ein.`,
    button: 'Zurück ins Wartezimmer',
  },
  en: {
    subject: () => 'It is nearly your turn: please return to the waiting room',
    heading: 'It is nearly your turn',
    intro: (minutes) =>
      `Please return to the waiting room now. We keep your place for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}. If you come later, you are placed in the line at that time.`,
    button: 'Back to the waiting room',
  },
}

/** Calls somebody who left the waiting room to be called. */
export function yourTurn({ joinUrl, graceMinutes, ...facts }: YourTurnFacts): Mail {
  const text = texts[facts.locale]
  return frameMail(facts, text, [
    { type: 'paragraph', text: text.intro(graceMinutes) },
    ...(joinUrl ? [{ type: 'button' as const, label: text.button, href: joinUrl }] : []),
    appointmentBox(facts),
  ])
}

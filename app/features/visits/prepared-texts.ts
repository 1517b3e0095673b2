/** What staff send to people who wait without writing it each time; every reader gets the own language. */
export const PREPARED_TEXTS = {
  soon: {
    de: 'Wir sind gleich für Sie da. Bitte bleiben Sie auf dieser Seite.',
    en: 'We will be with you in a moment. Please stay on this page.',
  },
  delayed: {
    de: 'Heute dauert es leider länger. Wir bitten um Geduld, Ihr Platz bleibt erhalten.',
    en: 'Today it takes longer than planned. We ask for your patience, your place is kept.',
  },
  technical: {
    de: 'Wir haben gerade eine technische Störung und arbeiten daran. Bitte bleiben Sie im Wartezimmer.',
    en: 'We have a technical problem and are working on it. Please stay in the waiting room.',
  },
  documents: {
    de: 'Bitte halten Sie Ihren Ausweis und Ihre Unterlagen bereit.',
    en: 'Please have your identity card and your documents at hand.',
  },
  closing: {
    de: 'Wir schließen bald. Wenn wir Sie heute nicht mehr aufrufen können, bieten wir Ihnen einen neuen Termin an.',
    en: 'We are closing soon. If we cannot call you in today, we will offer you a new appointment.',
  },
} as const

export type PreparedText = keyof typeof PREPARED_TEXTS
export const PREPARED_KEYS = Object.keys(PREPARED_TEXTS) as [PreparedText, ...PreparedText[]]

/** The text in the language of a reader, German unless it is English. */
export function preparedText(key: PreparedText, locale: string): string {
  return PREPARED_TEXTS[key][locale.startsWith('en') ? 'en' : 'de']
}

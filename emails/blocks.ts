/** Languages in which every mail is complete. */
export type MailLocale = 'de' | 'en'

/** The mail language for a locale of the screens: plain-language German reads the German mail, everything unknown does too. */
export function mailLocale(locale: string): MailLocale {
  return locale === 'en' || locale.startsWith('en-') ? 'en' : 'de'
}

/** What a mail is made of. HTML and text part come from the same list, so neither can say less than the other. */
export type Block =
  | { type: 'heading'; text: string }
  | { type: 'subheading'; text: string }
  | { type: 'paragraph'; text: string }
  | { type: 'facts'; rows: { label: string; lines: string[] }[] }
  | { type: 'list'; items: string[] }
  | { type: 'button'; label: string; href: string }
  | { type: 'link'; text: string; label: string; href: string }
  | { type: 'note'; text: string }

/** One mail before it is rendered: plain texts only, nothing escaped. At most one button, so that the next step is unmistakable. */
export type Mail = {
  locale: MailLocale
  subject: string
  blocks: Block[]
  /** Who writes: name, address, phone. */
  footer: string[]
}

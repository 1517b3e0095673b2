import type { Mail } from './blocks.ts'
import { singleLine } from './plain.ts'
import { renderHtml } from './render-html.ts'
import { renderText } from './render-text.ts'

export type RenderedMail = { subject: string; html: string; text: string }

/**
 * Turns one block list into the subject line, the HTML part and the text part. Texts are escaped here and nowhere else; no line is longer
 * than 998 characters (RFC 5322 §2.1.1).
 *
 * @throws {RangeError} when a link is not an http(s) address.
 */
export function renderMail(mail: Mail): RenderedMail {
  return { subject: singleLine(mail.subject), html: renderHtml(mail), text: renderText(mail) }
}

import { createTransport } from 'nodemailer'
import type { CalendarMethod } from './calendar.ts'
import { classifyMailError, MailError } from './mail-error.ts'
import { singleLine } from './plain.ts'

export type Mailbox = { name: string; address: string }

export type OutgoingMail = {
  to: Mailbox
  from: Mailbox
  subject: string
  html: string
  text: string
  /** Without angle brackets. The same for every attempt to send the same notice. */
  messageId: string
  /** Becomes the Date header. */
  now: Temporal.Instant
  locale: string
  calendar?: { method: Exclude<CalendarMethod, 'PUBLISH'>; content: string }
  headers?: Record<string, string>
}

export type Mailer = {
  /** @throws {MailError} `permanent` when another attempt is useless. */
  sendMail(mail: OutgoingMail): Promise<void>
  close(): void
}

export type MailerOptions = {
  /** Milliseconds to reach the server and hear its greeting. */
  connectTimeout?: number
  /**
   * Milliseconds of silence after which an exchange is given up. Generous, because a server that scans a mail for long may have taken it by
   * then, and giving up means to send it again (RFC 5321 §4.5.3.2.6).
   */
  silenceTimeout?: number
}

/**
 * A mailer for an SMTP URL (`smtp://`, `smtps://`; query parameters are nodemailer's, e.g. `?requireTLS=true`). Each mail has a connection
 * of its own, so a restarted mail server is noticed at once.
 */
export function openMailer(smtpUrl: string, options: MailerOptions = {}): Mailer {
  const connectTimeout = options.connectTimeout ?? 10_000
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: connectTimeout,
    greetingTimeout: connectTimeout,
    dnsTimeout: connectTimeout,
    socketTimeout: options.silenceTimeout ?? 120_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async sendMail(mail) {
      const message = composeMessage(mail)
      try {
        await transport.sendMail(message)
      } catch (error) {
        throw classifyMailError(error)
      }
    },
    close: () => transport.close(),
  }
}

/**
 * The message as nodemailer takes it: alternative parts text, HTML and, with a calendar, text/calendar whose method equals METHOD in its
 * body (RFC 6047 §2.4), attached once more as a file. Marked as sent by a machine (RFC 3834), so that no absence assistant answers.
 *
 * @throws {MailError} permanent, when an address could smuggle in a header or a second recipient.
 */
export function composeMessage(mail: OutgoingMail) {
  const { calendar } = mail
  return {
    to: mailbox(mail.to),
    from: mailbox(mail.from),
    subject: singleLine(mail.subject),
    text: mail.text,
    html: mail.html,
    textEncoding: 'quoted-printable' as const,
    messageId: `<${mail.messageId}>`,
    date: new Date(mail.now.epochMilliseconds),
    headers: {
      ...mail.headers,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': mail.locale,
    },
    ...(calendar ? { icalEvent: { method: calendar.method, content: calendar.content, filename: 'termin.ics' } } : {}),
  }
}

/** Exactly one address: no blank, control character, list sign, bracket, quote or comment. */
const ADDRESS = /^[^\s\p{Cc}()<>,;:\\"@[\]]+@[^\s\p{Cc}()<>,;:\\"@[\]]+$/u

function mailbox({ name, address }: Mailbox): Mailbox {
  if (!ADDRESS.test(address)) throw new MailError('bad_address', true)
  return { name: singleLine(name), address }
}

/**
 * Why a mail was not accepted. `permanent`: this recipient or this message will never be accepted, so trying again is useless. Everything
 * else is worth another attempt: a server that is away, busy, or wrongly set up by us.
 */
export class MailError extends Error {
  readonly permanent: boolean
  /** SMTP reply code with its enhanced code ("550 5.1.1") or the kind of fault ("ECONNECTION"); never an address, so it may be stored. */
  readonly status: string

  constructor(status: string, permanent: boolean, cause?: unknown) {
    super(`Mail not accepted: ${status}`, { cause })
    this.name = 'MailError'
    this.permanent = permanent
    this.status = status
  }
}

/** What nodemailer tells about a failed exchange, as far as it is read here. */
type SmtpFault = { code?: string; command?: string; responseCode?: number; response?: string }

/**
 * Sorts a fault of nodemailer. Permanent are only 5xx replies to the recipient and to the message itself (RFC 5321 §4.2.1), and a
 * recipient address that no server was even asked about. A 5xx at login or MAIL FROM is a fault of our set-up: it is mended without
 * losing mail.
 */
export function classifyMailError(error: unknown): MailError {
  const { code, command, responseCode, response } = fault(error)
  const aboutMail = command === 'RCPT TO' || command === 'DATA'
  const refused = responseCode !== undefined && responseCode >= 500 && aboutMail
  const impossible = code === 'EENVELOPE' && responseCode === undefined && command === 'API'
  return new MailError(describe(code, responseCode, response), refused || impossible, error)
}

function describe(code: string | undefined, responseCode: number | undefined, response: string | undefined): string {
  if (responseCode === undefined) return code ?? 'unknown'
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1]
  return enhanced ? `${responseCode} ${enhanced}` : String(responseCode)
}

function fault(error: unknown): SmtpFault {
  return typeof error === 'object' && error !== null ? (error as SmtpFault) : {}
}

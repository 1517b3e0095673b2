import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type Delivered = { to: string[]; raw: string; parsed: ParsedMail }

export type TestMailbox = {
  smtpUrl: string
  mails: Delivered[]
  /** The first mail to `address` that passes `accept`, now or as soon as it is delivered. */
  waitFor(address: string, accept?: (mail: Delivered) => boolean): Promise<Delivered>
  close(): Promise<void>
}

/** A real SMTP server on a free port that keeps what it is given. */
export async function openMailbox(): Promise<TestMailbox> {
  const mails: Delivered[] = []
  const watchers = new Set<() => void>()
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        mails.push({
          to: session.envelope.rcptTo.map((recipient) => recipient.address),
          raw,
          parsed: await simpleParser(raw),
        })
        done()
        for (const watcher of watchers) watcher()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mails,
    waitFor: (address, accept = () => true) =>
      new Promise((resolve) => {
        const look = () => {
          const found = mails.find((mail) => mail.to.includes(address) && accept(mail))
          if (!found) return
          watchers.delete(look)
          resolve(found)
        }
        watchers.add(look)
        look()
      }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The link of a mail's text part whose path begins with `path`. */
export function linkIn(mail: Delivered, path: string): string {
  const links = mail.parsed.text?.match(/https?:\/\/[^\s<>"]+/g) ?? []
  const link = links.find((candidate) => new URL(candidate).pathname.startsWith(path))
  if (!link) throw new Error(`The mail "${mail.parsed.subject}" has no link to ${path}`)
  return link
}

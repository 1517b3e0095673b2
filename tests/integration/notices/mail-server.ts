import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type Delivered = { to: string; parsed: ParsedMail; raw: string }

/** What the server does with the next mails: take them, refuse the recipient with a reply code, or take them without ever answering. */
export type Behaviour = { do: 'accept' } | { do: 'refuse'; code: number; reply: string } | { do: 'keep silent' }

export type MailServer = {
  url: string
  mails: Delivered[]
  behave(behaviour: Behaviour): void
  /** Resolves as soon as `count` mails have been taken in all. */
  waitForMails(count: number): Promise<void>
  stop(): Promise<void>
  /** Listens again on the same port. */
  start(): Promise<void>
}

/** A real SMTP server whose faults a test can order. */
export async function openMailServer(): Promise<MailServer> {
  let behaviour: Behaviour = { do: 'accept' }
  let server: SMTPServer | null = null
  let port = 0
  const mails: Delivered[] = []
  const waiting = new Set<() => void>()

  async function start(): Promise<void> {
    const fresh = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      closeTimeout: 100,
      disableReverseLookup: true,
      onRcptTo(_address, _session, done) {
        if (behaviour.do !== 'refuse') return done()
        done(Object.assign(new Error(behaviour.reply), { responseCode: behaviour.code }))
      },
      onData(stream, session, done) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', async () => {
          const raw = Buffer.concat(chunks).toString('utf8')
          mails.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw, parsed: await simpleParser(raw) })
          if (behaviour.do !== 'keep silent') done()
          for (const check of waiting) check()
        })
      },
    })
    // A client that was killed ends its connection rudely; that is what some tests are about.
    fresh.on('error', () => undefined)
    await new Promise<void>((resolve) => fresh.listen(port, '127.0.0.1', resolve))
    port = (fresh.server.address() as AddressInfo).port
    server = fresh
  }

  await start()
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    behave: (next) => {
      behaviour = next
    },
    waitForMails: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (mails.length < count) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      }),
    stop: () => new Promise((resolve) => (server ? server.close(() => resolve()) : resolve())),
    start,
  }
}

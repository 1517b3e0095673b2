import { simpleParser } from 'mailparser'
import MailComposer from 'nodemailer/lib/mail-composer'
import { describe, expect, it } from 'vitest'
import { renderCalendar } from './calendar.ts'
import { classifyMailError, MailError } from './mail-error.ts'
import { composeMessage, type OutgoingMail } from './transport.ts'

const now = Temporal.Instant.from('2026-11-24T12:00:00Z')

function outgoing(changes: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    to: { name: 'Jürgen Müßig', address: 'juergen@example.test' },
    from: { name: 'Stadt Musterstadt', address: 'termine@musterstadt.example' },
    subject: 'Ihr Termin am 25. November, 10:20 Uhr – Stadt Musterstadt',
    html: '<p>Grüße aus der Straße</p>',
    text: 'Grüße aus der Straße',
    messageId: '0b7e6f5a@musterstadt.example',
    now,
    locale: 'de',
    ...changes,
  }
}

async function mime(mail: OutgoingMail): Promise<string> {
  return (await new MailComposer(composeMessage(mail)).compile().build()).toString('utf8')
}

describe('the message on the wire', () => {
  it('keeps umlauts in subject, names and both parts', async () => {
    const parsed = await simpleParser(await mime(outgoing()))
    expect(parsed.subject).toBe('Ihr Termin am 25. November, 10:20 Uhr – Stadt Musterstadt')
    expect(parsed.to).toMatchObject({ value: [{ name: 'Jürgen Müßig', address: 'juergen@example.test' }] })
    expect(parsed.text?.trim()).toBe('Grüße aus der Straße')
    expect(parsed.html).toContain('Grüße aus der Straße')
  })

  it('says that a machine wrote it, when, and has the given Message-ID', async () => {
    const parsed = await simpleParser(await mime(outgoing()))
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated')
    expect(parsed.headers.get('content-language')).toBe('de')
    expect(parsed.messageId).toBe('<0b7e6f5a@musterstadt.example>')
    expect(parsed.date?.toISOString()).toBe('2026-11-24T12:00:00.000Z')
  })

  it('names and subjects cannot add a header or a recipient', async () => {
    const evil = 'Anna\r\nBcc: opfer@example.test\r\n\r\n<b>'
    const raw = await mime(
      outgoing({ to: { name: `${evil}", <x@example.test>`, address: 'anna@example.test' }, subject: evil }),
    )
    expect(raw).not.toMatch(/^bcc:/im)
    const parsed = await simpleParser(raw)
    expect(parsed.to).toMatchObject({ value: [{ address: 'anna@example.test' }] })
    expect(parsed.bcc).toBeUndefined()
  })

  it.each([
    'a@example.test, b@example.test',
    'a@example.test\r\nBcc: b@example.test',
    'Anna <a@example.test>',
    'ohne-at',
    'a b@example.test',
    '',
  ])('refuses %j as an address for good', (address) => {
    expect(() => composeMessage(outgoing({ to: { name: '', address } }))).toThrow(
      expect.objectContaining({ name: 'MailError', permanent: true }),
    )
  })

  it.each(['REQUEST', 'CANCEL'] as const)(
    'METHOD %s is the same in MIME and body, as alternative and as attachment',
    async (method) => {
      const content = renderCalendar({
        method,
        uid: 'one@musterstadt.example',
        sequence: 2,
        now,
        organizer: 'termine@musterstadt.example',
        attendee: 'juergen@example.test',
        cancelled: method === 'CANCEL',
        facts: {
          locale: 'de',
          municipality: { name: 'Stadt Musterstadt', street: '', postalCode: '', city: '', phone: '', website: '' },
          mode: 'video',
          start: now,
          end: now.add({ minutes: 20 }),
          timeZone: 'Europe/Berlin',
          office: { name: '', street: '', postalCode: '', city: '', directions: '', stepFree: true },
          portalUrl: 'https://termine.musterstadt.example/',
        },
      })
      const raw = await mime(outgoing({ calendar: { method, content } }))
      expect(raw).toMatch(new RegExp(`Content-Type: text/calendar; charset=utf-8;\\s+method=${method}`, 'i'))
      const parsed = await simpleParser(raw)
      expect(parsed.attachments.map((part) => part.contentType)).toEqual(['text/calendar', 'application/ics'])
      for (const part of parsed.attachments) expect(part.content.toString('utf8')).toContain(`METHOD:${method}\r\n`)
    },
  )
})

describe('sorting faults', () => {
  it.each([
    [
      'an unknown recipient',
      { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550, response: '550 5.1.1 <a@example.test> unknown' },
      true,
      '550 5.1.1',
    ],
    ['a refused message', { code: 'EMESSAGE', command: 'DATA', responseCode: 554, response: '554 no' }, true, '554'],
    [
      'a full mailbox that may empty',
      { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 452, response: '452 4.2.2 full' },
      false,
      '452 4.2.2',
    ],
    [
      'a wrong password of ours',
      { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535, response: '535 5.7.8 no' },
      false,
      '535 5.7.8',
    ],
    [
      'a sender that the server does not accept',
      { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550, response: '550 no' },
      false,
      '550',
    ],
    ['a server that is away', { code: 'ESOCKET', command: 'CONN' }, false, 'ESOCKET'],
    ['anything unknown', new Error('?'), false, 'unknown'],
  ])('%s', (_name, fault, permanent, status) => {
    const error = classifyMailError(fault)
    expect(error).toBeInstanceOf(MailError)
    expect(error).toMatchObject({ permanent, status })
    expect(error.message).not.toContain('@')
  })
})

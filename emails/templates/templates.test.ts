import { describe, expect, it } from 'vitest'
import type { Mail, MailLocale } from '../blocks.ts'
import type { AttendanceFacts, Mode } from '../facts.ts'
import { renderMail } from '../render.ts'
import { cancelled } from './cancelled.ts'
import { confirmed } from './confirmed.ts'
import { keptTime } from './kept-time.ts'
import { moved } from './moved.ts'
import { pleaseConfirm } from './please-confirm.ts'
import { reminder } from './reminder.ts'
import { summary } from './summary.ts'
import { uninvited } from './uninvited.ts'

const start = Temporal.Instant.from('2026-11-25T09:20:00Z')

function sample(locale: MailLocale, mode: Mode, changes: Partial<AttendanceFacts> = {}): AttendanceFacts {
  return {
    locale,
    municipality: {
      name: 'Stadt Musterstadt',
      street: 'Rathausplatz 1',
      postalCode: '41234',
      city: 'Musterstadt',
      phone: '02131 115',
      website: 'https://www.musterstadt.example',
    },
    recipient: 'Jürgen Müßig',
    guest: null,
    service: locale === 'de' ? 'Schuldnerberatung' : 'Debt counselling',
    mode,
    start,
    end: start.add({ minutes: 20 }),
    timeZone: 'Europe/Berlin',
    office: {
      name: 'Sozialamt, Haus B',
      street: 'Königstraße 7',
      postalCode: '41236',
      city: 'Musterstadt',
      directions: locale === 'de' ? 'Eingang über den Hof.' : 'Entrance through the courtyard.',
      stepFree: true,
    },
    code: 'ACDE-FGHJ',
    portalUrl: 'https://termine.musterstadt.example/',
    manageUrl: 'https://termine.musterstadt.example/termin/manage-token',
    joinUrl: mode === 'video' ? 'https://termine.musterstadt.example/besuch/join-token' : null,
    phoneEnding: '123',
    checklist: [
      { title: locale === 'de' ? 'Personalausweis' : 'Identity card', hint: '', required: true },
      {
        title: locale === 'de' ? 'Mahnungen' : 'Reminders',
        hint: locale === 'de' ? 'die letzten drei' : 'the last three',
        required: false,
      },
    ],
    waitingRoomMinutes: 30,
    ...changes,
  }
}

const confirmUrl = 'https://termine.musterstadt.example/bestaetigen/confirm-token'

function allMails(locale: MailLocale, mode: Mode = 'video'): Record<string, Mail> {
  const facts = sample(locale, mode)
  return {
    pleaseConfirm: pleaseConfirm({ ...facts, confirmUrl, expiresAt: Temporal.Instant.from('2026-11-24T14:05:00Z') }),
    confirmed: confirmed(facts),
    moved: moved(facts),
    reminder: reminder(facts),
    cancelled: cancelled({ ...facts, cancelledBy: 'office', reason: locale === 'de' ? 'Krankheit' : 'Illness' }),
    keptTime: keptTime(facts),
    summary: summary({ ...facts, availableUntil: Temporal.Instant.from('2026-12-25T09:20:00Z') }),
  }
}

/** The text part without its line breaks. */
function flat(mail: Mail): string {
  return renderMail(mail).text.replace(/\s+/g, ' ')
}

describe.each(['de', 'en'] as const)('every mail in %s', (locale) => {
  it.each(Object.entries(allMails(locale)))(
    '%s names service, local time with zone and sender, and has one button',
    (_name, mail) => {
      const { html } = renderMail(mail)
      const text = flat(mail)
      const time = locale === 'de' ? '10:20 bis 10:40 Uhr (MEZ)' : '10:20 to 10:40 (CET)'
      for (const part of [html, text]) {
        expect(part).toContain(time)
        expect(part).toContain(locale === 'de' ? '25. November 2026' : '25 November 2026')
        expect(part).toContain('Jürgen Müßig')
        expect(part).toContain('Rathausplatz 1')
        expect(part).toContain('02131 115')
        expect(part).toContain(locale === 'de' ? 'Schuldnerberatung' : 'Debt counselling')
      }
      expect(html.match(/class="button"/g)).toHaveLength(1)
      expect(html).toContain(`<html lang="${locale}" dir="ltr">`)
      expect(html).not.toContain('<table')
      expect(html.match(/<h1 /g)).toHaveLength(1)
    },
  )

  it.each(Object.entries(allMails(locale)))(
    '%s has a subject with time and sender that does not tell the concern',
    (_name, mail) => {
      expect(mail.subject).toContain(
        locale === 'de' ? '25. November, 10:20 Uhr – Stadt Musterstadt' : '25 November, 10:20 – Stadt Musterstadt',
      )
      expect(mail.subject).not.toMatch(/Schuldner|Debt/i)
    },
  )

  it.each(Object.entries(allMails(locale)))('%s says the same in text and HTML', (_name, mail) => {
    const { html, text } = renderMail(mail)
    for (const href of html.matchAll(/href="([^"]+)"/g)) expect(text).toContain(href[1])
    for (const block of mail.blocks) if ('text' in block) expect(flat(mail)).toContain(block.text.replace(/\s+/g, ' '))
  })
})

it('a request names its deadline in local time and says that opening the link does nothing', () => {
  const text = flat(allMails('de').pleaseConfirm as Mail)
  expect(text).toContain('24. November, 15:05 Uhr')
  expect(text).toContain('Durch das Öffnen des Links geschieht nichts.')
  expect(text).toContain(confirmUrl)
})

it('a video mail leads to the waiting room and says when it opens', () => {
  const text = flat(confirmed(sample('de', 'video')))
  expect(text).toContain('ab 30 Minuten vor dem Termin geöffnet')
  expect(text).toContain('/besuch/join-token')
  expect(text).toContain('/termin/manage-token')
})

it('a phone mail says who calls and only the end of the number', () => {
  expect(flat(confirmed(sample('de', 'phone')))).toContain(
    'Wir rufen Sie zur vereinbarten Zeit an, unter Ihrer Nummer mit den Endziffern 123.',
  )
  expect(flat(confirmed(sample('en', 'phone', { phoneEnding: '' })))).toContain('the number you gave us')
})

it('an on-site mail gives the address and how to get in', () => {
  const text = flat(confirmed(sample('de', 'on_site')))
  expect(text).toContain('Königstraße 7')
  expect(text).toContain('Eingang über den Hof.')
  expect(text).toContain('Der Zugang ist stufenlos.')
  expect(text).toContain('Bitte bringen Sie mit')
  expect(text).toContain('- Mahnungen (falls vorhanden): die letzten drei')
  const steps = sample('de', 'on_site')
  expect(flat(confirmed({ ...steps, office: { ...steps.office, stepFree: false } }))).toContain(
    'Der Zugang hat Stufen.',
  )
})

const guest = { role: 'interpreter' as const, invitedBy: 'Alex Muster' }

describe.each(['de', 'en'] as const)('a guest’s mail in %s', (locale) => {
  const facts = sample(locale, 'video', { guest, manageUrl: null, code: null })
  it.each(
    Object.entries({
      confirmed: confirmed(facts),
      moved: moved(facts),
      reminder: reminder(facts),
      cancelled: cancelled({ ...facts, cancelledBy: 'office', reason: 'Krankheit' }),
      uninvited: uninvited(facts, guest),
    }),
  )('%s says whose appointment it is and never calls it the guest’s own', (_name, mail) => {
    const text = flat(mail)
    expect(text).toContain('Alex Muster')
    expect(`${mail.subject} ${text}`).not.toMatch(/Ihr Termin|Ihren Termin|[Yy]our appointment/)
    expect(text).not.toMatch(/Krankheit|manage-token/)
  })
})

it('a guest hears in what part they are invited, and on the phone that nobody calls them', () => {
  const facts = sample('de', 'video', { guest, manageUrl: null, code: null })
  expect(flat(confirmed(facts))).toContain('Alex Muster hat bei uns einen Termin gebucht und lädt Sie zum Dolmetschen')
  expect(flat(confirmed({ ...facts, mode: 'phone', joinUrl: null }))).toContain('Wir rufen Alex Muster')
})

it('somebody who only takes part gets no way to change the appointment', () => {
  const { html } = renderMail(confirmed(sample('de', 'video', { guest, manageUrl: null, code: null })))
  expect(html).toContain('/besuch/join-token')
  expect(html).not.toContain('Termin verschieben')
  expect(html).not.toContain('Termincode')
})

it('without a link of its own the mail explains the code', () => {
  const text = flat(moved(sample('de', 'on_site', { manageUrl: null })))
  expect(text).toContain('Mit dem Termincode ACDE-FGHJ und Ihrem Nachnamen')
})

it('the reason of a cancellation is shown only when the office cancelled', () => {
  const facts = sample('de', 'on_site')
  expect(flat(cancelled({ ...facts, cancelledBy: 'citizen', reason: 'keine Lust' }))).not.toContain('keine Lust')
  expect(flat(cancelled({ ...facts, cancelledBy: 'office', reason: 'Krankheit' }))).toContain('Grund: Krankheit')
})

it('a summer appointment is written in summer time', () => {
  const july = Temporal.Instant.from('2027-07-01T08:20:00Z')
  const text = flat(confirmed(sample('de', 'video', { start: july, end: july.add({ minutes: 20 }) })))
  expect(text).toContain('10:20 bis 10:40 Uhr (MESZ)')
})

import ICAL from 'ical.js'
import ical from 'node-ical'
import { describe, expect, it } from 'vitest'
import { type CalendarEntry, renderCalendar } from './calendar.ts'

function entry(changes: Partial<CalendarEntry> = {}, facts: Partial<CalendarEntry['facts']> = {}): CalendarEntry {
  const start = Temporal.Instant.from('2026-11-25T09:20:00Z')
  return {
    method: 'REQUEST',
    uid: '0b7e6f5a-2f6c-4f0e-9a3e-1d2c3b4a5f60@termine.musterstadt.example',
    sequence: 0,
    now: Temporal.Instant.from('2026-11-24T12:00:00Z'),
    organizer: 'termine@musterstadt.example',
    attendee: 'anna.weber@example.test',
    cancelled: false,
    facts: {
      locale: 'de',
      municipality: {
        name: 'Stadt Musterstadt',
        street: 'Rathausplatz 1',
        postalCode: '41234',
        city: 'Musterstadt',
        phone: '115',
        website: '',
      },
      mode: 'on_site',
      start,
      end: start.add({ minutes: 20 }),
      timeZone: 'Europe/Berlin',
      office: {
        name: 'Bürgeramt Süd',
        street: 'Königstraße 7; Hof',
        postalCode: '41236',
        city: 'Musterstadt',
        directions: '',
        stepFree: true,
      },
      portalUrl: 'https://termine.musterstadt.example/',
      ...facts,
    },
    ...changes,
  }
}

/** What both independent parsers see; the test fails where they disagree. */
function parse(text: string) {
  const component = new ICAL.Component(ICAL.parse(text))
  const event = component.getFirstSubcomponent('vevent')
  if (!event) throw new Error('no VEVENT')
  const seen = Object.values(ical.sync.parseICS(text)).find((item) => item?.type === 'VEVENT')
  if (seen?.type !== 'VEVENT') throw new Error('node-ical saw no VEVENT')
  const property = (name: string) => event.getFirstPropertyValue(name)?.toString() ?? null
  expect(property('uid')).toBe(seen.uid)
  expect(property('sequence')).toBe(String(seen.sequence))
  expect(property('status')).toBe(seen.status)
  expect(new Date(property('dtstart') ?? '').getTime()).toBe(seen.start.getTime())
  expect(property('summary')).toBe(seen.summary)
  return { method: component.getFirstPropertyValue('method'), property, text: text.replaceAll('\r\n ', '') }
}

describe('an invitation', () => {
  it('carries method, UID, sequence, status, organiser and exactly one recipient', () => {
    const { method, property, text } = parse(renderCalendar(entry({ sequence: 3 })))
    expect(method).toBe('REQUEST')
    expect(property('uid')).toBe('0b7e6f5a-2f6c-4f0e-9a3e-1d2c3b4a5f60@termine.musterstadt.example')
    expect(property('sequence')).toBe('3')
    expect(property('status')).toBe('CONFIRMED')
    expect(property('organizer')).toBe('mailto:termine@musterstadt.example')
    expect(text.match(/^ATTENDEE.*$/gim)).toHaveLength(1)
    expect(property('attendee')?.toLowerCase()).toBe('mailto:anna.weber@example.test')
    expect(text).toContain('DTSTAMP:20261124T120000Z')
  })

  it.each([
    ['2027-03-27T08:20:00Z', '20270327T082000Z', '09:20 bis 09:40 Uhr (MEZ)'],
    ['2027-03-28T08:20:00Z', '20270328T082000Z', '10:20 bis 10:40 Uhr (MESZ)'],
    ['2027-10-31T00:50:00Z', '20271031T005000Z', '02:50 bis 02:10 Uhr (MESZ/MEZ)'],
    ['2027-10-31T08:20:00Z', '20271031T082000Z', '09:20 bis 09:40 Uhr (MEZ)'],
  ])('writes %s in UTC and its local time with zone in the description', (instant, utc, local) => {
    const start = Temporal.Instant.from(instant)
    const { property, text } = parse(renderCalendar(entry({}, { start, end: start.add({ minutes: 20 }) })))
    expect(text).toContain(`DTSTART:${utc}`)
    expect(text).not.toContain('TZID')
    expect(property('description')).toContain(local)
  })

  it('keeps umlauts and separators of an address and folds long lines at 75 bytes', () => {
    const raw = renderCalendar(entry())
    expect(parse(raw).property('location')).toBe('Bürgeramt Süd, Königstraße 7; Hof, 41236 Musterstadt')
    for (const line of raw.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })

  it('names no address for video and phone, and cannot be split by a line break in a name', () => {
    expect(parse(renderCalendar(entry({}, { mode: 'video' }))).property('location')).toBe('Videogespräch')
    expect(parse(renderCalendar(entry({}, { mode: 'phone' }))).property('location')).toBe(
      'Telefongespräch, wir rufen Sie an',
    )
    const base = entry()
    const evil = renderCalendar({
      ...base,
      facts: {
        ...base.facts,
        municipality: { ...base.facts.municipality, name: 'Stadt\r\nATTENDEE:mailto:x@example.test' },
      },
    })
    expect(evil.match(/^ATTENDEE/gim)).toHaveLength(1)
  })

  it('stays neutral: what the appointment is about, links with tokens and codes cannot even be given to it', () => {
    const text = renderCalendar(entry())
    expect(text).toContain('SUMMARY:Termin bei der Stadt Musterstadt')
    expect(text).toContain('CLASS:PRIVATE')
    expect(text.replaceAll('\r\n ', '').match(/https?:\/\/[^\s\\]+/g)).toEqual([
      'https://termine.musterstadt.example/',
      'https://termine.musterstadt.example/',
    ])
  })

  it('speaks English', () => {
    const { property } = parse(renderCalendar(entry({}, { locale: 'en', mode: 'video' })))
    expect(property('summary')).toBe('Appointment with Stadt Musterstadt')
    expect(property('description')).toContain('Wednesday, 25 November 2026, 10:20 to 10:40 (CET)')
  })

  it.each([
    ['Landeshauptstadt Musterburg', 'Termin bei der Landeshauptstadt Musterburg'],
    ['Kreis Muster', 'Termin bei dem Kreis Muster'],
    ['Rhein-Kreis Muster', 'Termin bei Rhein-Kreis Muster'],
    ['Musterstadt', 'Termin bei Musterstadt'],
  ])('finds the article of %s', (name, summary) => {
    const base = entry()
    expect(
      parse(
        renderCalendar({ ...base, facts: { ...base.facts, municipality: { ...base.facts.municipality, name } } }),
      ).property('summary'),
    ).toBe(summary)
  })
})

it('a cancellation has the status that removes the entry, the same UID and the times of the appointment', () => {
  const { method, property, text } = parse(renderCalendar(entry({ method: 'CANCEL', sequence: 4 })))
  expect([method, property('status'), property('sequence')]).toEqual(['CANCEL', 'CANCELLED', '4'])
  expect(text).toContain('DTSTART:20261125T092000Z')
})

it('a file to download is published and invites nobody', () => {
  const { method, text } = parse(renderCalendar(entry({ method: 'PUBLISH' })))
  expect(method).toBe('PUBLISH')
  expect(text).not.toContain('ATTENDEE')
})

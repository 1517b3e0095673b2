import ICAL from 'ical.js'
import ical from 'node-ical'
import { describe, expect, it } from 'vitest'
import { type FeedEntry, renderFeed } from './render-feed.ts'

const NOW = Temporal.Instant.from('2027-03-15T09:00:00Z')

function appointment(changes: Record<string, unknown> = {}): FeedEntry {
  const startsAt = Temporal.Instant.from('2027-03-26T08:20:00Z')
  return {
    kind: 'appointment',
    id: '0b7e6f5a-2f6c-4f0e-9a3e-1d2c3b4a5f60',
    uid: '0b7e6f5a-2f6c-4f0e-9a3e-1d2c3b4a5f60@sprechzeit',
    sequence: 2,
    serviceName: 'Personalausweis; beantragen, verlängern',
    title: '',
    mode: 'video',
    place: 'Rathaus, Zimmer 4',
    isConfirmed: true,
    startsAt,
    endsAt: startsAt.add({ minutes: 20 }),
    zone: 'Europe/Berlin',
    changedAt: Temporal.Instant.from('2027-03-01T12:00:00Z'),
    ...changes,
  } as FeedEntry
}

function render(entries: FeedEntry[], locale: 'de' | 'en' = 'de'): string {
  return renderFeed({ name: 'Kim Probe', locale, publicUrl: 'https://termine.example', entries }, NOW)
}

/** What two independent readers see; the test fails where they disagree. */
function read(text: string) {
  const component = new ICAL.Component(ICAL.parse(text))
  const others = Object.values(ical.sync.parseICS(text)).filter((item) => item?.type === 'VEVENT')
  const events = component.getAllSubcomponents('vevent').map((event) => {
    const one = new ICAL.Event(event)
    const other = others.find((item) => item?.type === 'VEVENT' && item.uid === one.uid)
    if (other?.type !== 'VEVENT') throw new Error('node-ical did not see it')
    const [start, end] = [one.startDate, one.endDate].map((time) => new Date(time.toUnixTime() * 1000).toISOString())
    expect([other.start.toISOString(), other.end?.toISOString()]).toEqual([start, end])
    expect(other.summary).toBe(one.summary)
    expect(String(other.sequence)).toBe(String(one.sequence))
    return { uid: one.uid, sequence: one.sequence, summary: one.summary, location: one.location, start, end, event }
  })
  return { events, component, text: text.replaceAll('\r\n ', '') }
}

describe('the feed of a caseworker', () => {
  it('says service, mode, place and where to read on, in local time with the rules of the zone', () => {
    const { events, component, text } = read(render([appointment()]))
    expect(events).toMatchObject([
      {
        uid: '0b7e6f5a-2f6c-4f0e-9a3e-1d2c3b4a5f60@sprechzeit',
        sequence: 2,
        summary: 'Personalausweis; beantragen, verlängern (Video)',
        location: 'Rathaus, Zimmer 4',
        start: '2027-03-26T08:20:00.000Z',
        end: '2027-03-26T08:40:00.000Z',
      },
    ])
    expect(text).toContain('DTSTART;TZID=Europe/Berlin:20270326T092000')
    expect(text).toContain('DTSTAMP:20270301T120000Z')
    expect(text).toContain('https://termine.example/dienst/termine/0b7e6f5a-2f6c-4f0e-9a3e-1d2c3b4a5f60')
    expect(text).toContain('CLASS:PRIVATE')
    expect(component.getAllSubcomponents('vtimezone').map((zone) => zone.getFirstPropertyValue('tzid'))).toEqual([
      'Europe/Berlin',
    ])
  })

  it.each([
    ['2027-03-28T00:50:00Z', '2027-03-28T01:10:00Z'],
    ['2027-10-31T00:50:00Z', '2027-10-31T01:10:00Z'],
  ])('keeps what happens when the clock changes at %s', (start, end) => {
    const [startsAt, endsAt] = [Temporal.Instant.from(start), Temporal.Instant.from(end)]
    const [event] = read(render([appointment({ startsAt, endsAt })])).events
    expect(event?.start).toBe(startsAt.toString({ fractionalSecondDigits: 3 }))
  })

  it('has absences and blocked time without a word of what for', () => {
    const away = { id: '77', sequence: 0, startsAt: NOW, endsAt: NOW.add({ hours: 3 }) }
    const { events, text } = read(
      render([appointment({ ...away, kind: 'absence' }), appointment({ ...away, id: '78', kind: 'blocked' })]),
    )
    expect(events.map(({ uid, summary }) => [uid, summary])).toEqual([
      ['absence-77@sprechzeit', 'Abwesend'],
      ['absence-78@sprechzeit', 'Gesperrte Zeit'],
    ])
    expect(text).not.toContain('dienst/termine')
  })

  it('marks what nobody has confirmed yet, names groups, speaks English', () => {
    const { events, text } = read(
      render([appointment({ isConfirmed: false, title: 'Infoabend', mode: 'on_site' })], 'en'),
    )
    expect(events[0]?.summary).toBe('Infoabend (on site, not confirmed yet)')
    expect(text).toContain('STATUS:TENTATIVE')
  })

  it('cannot be broken by a line break, and folds lines at 75 bytes', () => {
    const raw = render([appointment({ place: 'Zimmer\r\nBEGIN:VALARM', serviceName: 'Ü'.repeat(90) })])
    expect(raw).not.toContain('\nBEGIN:VALARM')
    for (const line of raw.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })

  it('is the same text for the same entries, also without any', () => {
    expect(render([appointment()])).toBe(render([appointment()]))
    expect(read(render([])).events).toEqual([])
  })
})

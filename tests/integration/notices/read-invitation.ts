import ICAL from 'ical.js'
import ical from 'node-ical'
import type { Delivered } from './mail-server.ts'

export type Invitation = {
  method: string
  uid: string
  sequence: number
  status: string
  start: string
  end: string
  organizer: string
  attendees: string[]
}

/**
 * The invitation of a delivered mail, read by two independent parsers from both of its copies. Throws where parsers, copies, or the METHOD
 * of MIME and body disagree.
 */
export function readInvitation({ parsed, raw }: Delivered): Invitation {
  const parts = parsed.attachments.filter((part) => ['text/calendar', 'application/ics'].includes(part.contentType))
  const [first, second] = parts.map((part) => part.content.toString('utf8'))
  if (!first || parts.length !== 2 || first !== second)
    throw new Error('a mail carries its invitation twice, with the same words')
  const one = readWithIcalJs(first)
  const other = readWithNodeIcal(first)
  if (JSON.stringify(one) !== JSON.stringify(other))
    throw new Error(`the parsers disagree: ${JSON.stringify([one, other])}`)
  const mime = /^content-type: text\/calendar;[^\n]*(?:\r?\n[ \t][^\n]*)*/im.exec(raw)?.[0]
  const method = /method=([A-Z]+)/i.exec(mime ?? '')?.[1]
  if (method !== one.method) throw new Error(`METHOD is ${method} in MIME and ${one.method} in the body`)
  return one
}

function readWithIcalJs(text: string): Invitation {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const event = calendar.getFirstSubcomponent('vevent')
  if (!event) throw new Error('ical.js sees no event')
  const value = (name: string) => String(event.getFirstPropertyValue(name))
  const instant = (name: string) => (event.getFirstPropertyValue(name) as ICAL.Time).toJSDate().toISOString()
  return {
    method: String(calendar.getFirstPropertyValue('method')),
    uid: value('uid'),
    sequence: Number(value('sequence')),
    status: value('status'),
    start: instant('dtstart'),
    end: instant('dtend'),
    organizer: mailbox(value('organizer')),
    attendees: event.getAllProperties('attendee').map((property) => mailbox(String(property.getFirstValue()))),
  }
}

function readWithNodeIcal(text: string): Invitation {
  const calendar = ical.sync.parseICS(text)
  const event = Object.values(calendar).find((entry) => entry?.type === 'VEVENT')
  if (event?.type !== 'VEVENT') throw new Error('node-ical sees no event')
  return {
    method: String(event.method),
    uid: event.uid,
    sequence: Number(event.sequence),
    status: String(event.status),
    start: event.start.toISOString(),
    end: (event.end as Date).toISOString(),
    organizer: mailbox(wordsOf(event.organizer)),
    attendees: [event.attendee ?? []].flat().map((attendee) => mailbox(wordsOf(attendee))),
  }
}

function wordsOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'val' in value ? String(value.val) : String(value)
}

function mailbox(uri: string): string {
  return uri.replace(/^mailto:/i, '')
}

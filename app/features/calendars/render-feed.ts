import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import type { Locale } from '#app/lib/locale.ts'
import { vtimezone } from './vtimezone.ts'

export type FeedAppointment = {
  kind: 'appointment'
  id: string
  uid: string
  sequence: number
  serviceName: string
  title: string
  mode: 'video' | 'phone' | 'on_site'
  /** Office and room. */
  place: string
  isConfirmed: boolean
}

/** An absence or blocked time; what it is for stays here. */
export type FeedAbsence = { kind: 'absence' | 'blocked'; id: string; sequence: number }

export type FeedEntry = (FeedAppointment | FeedAbsence) & {
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  /** IANA zone of the office. */
  zone: string
  changedAt: Temporal.Instant
}

export type Feed = { name: string; locale: Locale; publicUrl: string; entries: readonly FeedEntry[] }

const WORDS = {
  de: {
    video: 'Video',
    phone: 'Telefon',
    on_site: 'vor Ort',
    absence: 'Abwesend',
    blocked: 'Gesperrte Zeit',
    calendar: (name: string) => `Sprechzeit: ${name}`,
    open: 'Termin öffnen (nach Anmeldung)',
    unconfirmed: 'noch nicht bestätigt',
  },
  en: {
    video: 'video',
    phone: 'phone',
    on_site: 'on site',
    absence: 'Absent',
    blocked: 'Blocked time',
    calendar: (name: string) => `Sprechzeit: ${name}`,
    open: 'Open the appointment (after signing in)',
    unconfirmed: 'not confirmed yet',
  },
}

/**
 * Somebody's appointments and absences as one iCalendar file (RFC 5545), in wall-clock time with its zones. Calendars are copied to other
 * servers, so nothing in it says who comes. The same entries give the same text: DTSTAMP is the time of the last change.
 *
 * @param now only chooses the years for which a zone without a yearly rule is described.
 */
export function renderFeed({ name, locale, publicUrl, entries }: Feed, now: Temporal.Instant): string {
  const words = WORDS[locale === 'en' ? 'en' : 'de']
  const calendar = ical({
    name: words.calendar(name),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'sprechzeit', product: 'kalender', language: locale === 'en' ? 'EN' : 'DE' },
    timezone: { name: null, generator: (zone) => vtimezone(zone, now) },
    ttl: 5 * 60,
  })
  for (const entry of entries) {
    const event = calendar.createEvent({
      id: uidOf(entry),
      sequence: entry.sequence,
      stamp: entry.changedAt,
      ...timesOf(entry),
      summary: entry.kind === 'appointment' ? summaryOf(entry, words) : words[entry.kind],
      class: ICalEventClass.PRIVATE,
      status: entry.kind !== 'appointment' || entry.isConfirmed ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
      transparency: ICalEventTransparency.OPAQUE,
      busystatus: entry.kind === 'absence' ? ICalEventBusyStatus.OOF : ICalEventBusyStatus.BUSY,
    })
    if (entry.kind !== 'appointment') continue
    const url = `${publicUrl}/dienst/termine/${entry.id}`
    event.location(singleLine(entry.place)).url(url).description(`${words.open}: ${url}`)
  }
  return calendar.toString()
}

/** In the hour that happens twice, readers disagree about which one a wall-clock time means; such times are written in UTC. */
function timesOf({ startsAt, endsAt, zone }: FeedEntry) {
  if ([startsAt, endsAt].some((at) => isTwice(at, zone))) return { start: startsAt, end: endsAt }
  return { timezone: zone, start: startsAt.toZonedDateTimeISO(zone), end: endsAt.toZonedDateTimeISO(zone) }
}

function isTwice(at: Temporal.Instant, zone: string): boolean {
  const wall = at.toZonedDateTimeISO(zone).toPlainDateTime()
  const [first, second] = (['earlier', 'later'] as const).map((disambiguation) =>
    wall.toZonedDateTime(zone, { disambiguation }),
  )
  return !first!.equals(second!)
}

function summaryOf(entry: FeedAppointment, words: (typeof WORDS)['de']): string {
  const what = singleLine(entry.title || entry.serviceName)
  return `${what} (${words[entry.mode]}${entry.isConfirmed ? '' : `, ${words.unconfirmed}`})`
}

function uidOf(entry: FeedEntry): string {
  return entry.kind === 'appointment' ? entry.uid : `absence-${entry.id}@sprechzeit`
}

function singleLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

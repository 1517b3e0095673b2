import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
} from 'ical-generator'
import type { MailLocale } from './blocks.ts'
import type { AppointmentFacts } from './facts.ts'
import { singleLine } from './plain.ts'
import { longDate, timeSpan } from './when.ts'

/** REQUEST: new or changed; CANCEL: cancelled; PUBLISH: the file behind a download. */
export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH'

export type CalendarEntry = {
  method: CalendarMethod
  /** The same for the whole life of the appointment. */
  uid: string
  /** Higher with every change and with the cancellation. */
  sequence: number
  /** Becomes DTSTAMP. */
  now: Temporal.Instant
  /** The mailbox that really sends; replies of calendar programs go there. */
  organizer: string
  /** Exact address of the recipient; not used by PUBLISH. */
  attendee: string
  cancelled: boolean
  facts: Omit<AppointmentFacts, 'service' | 'code' | 'recipient' | 'guest'>
}

type Texts = {
  summary: (municipality: string) => string
  video: string
  phone: string
  when: string
  more: string
}

const texts: Record<MailLocale, Texts> = {
  de: {
    summary: (municipality) => `Termin bei ${withArticle(municipality)}`,
    video: 'Videogespräch',
    phone: 'Telefongespräch, wir rufen Sie an',
    when: 'Ortszeit',
    more: 'Alles Weitere steht in der E-Mail zu Ihrem Termin und hier',
  },
  en: {
    summary: (municipality) => `Appointment with ${municipality}`,
    video: 'Video call',
    phone: 'Phone call, we call you',
    when: 'Local time',
    more: 'Everything else is in the e-mail about your appointment and here',
  },
}

/**
 * One appointment as iCalendar text (RFC 5545, RFC 5546): times in UTC, so that no program has to guess a zone. Calendars are copied to
 * third parties, therefore neither the service nor a token, a code or the recipient's name is in it.
 */
export function renderCalendar(entry: CalendarEntry): string {
  const { facts, method } = entry
  const { municipality, portalUrl } = facts
  const calendar = ical({
    method: ICalCalendarMethod[method],
    prodId: { company: 'sprechzeit', product: 'termin', language: facts.locale.toUpperCase() },
  })
  const event = calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: asDate(entry.now),
    start: asDate(facts.start),
    end: asDate(facts.end),
    summary: texts[facts.locale].summary(singleLine(municipality.name)),
    location: place(facts),
    description: description(facts),
    url: portalUrl,
    class: ICalEventClass.PRIVATE,
    status: entry.cancelled || method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: singleLine(municipality.name), email: entry.organizer },
  })
  if (method !== 'PUBLISH')
    event.createAttendee({
      email: entry.attendee,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
      rsvp: false,
    })
  return calendar.toString()
}

function place({ mode, office, locale }: CalendarEntry['facts']): string {
  if (mode === 'video') return texts[locale].video
  if (mode === 'phone') return texts[locale].phone
  const address = [office.name, office.street, `${office.postalCode} ${office.city}`.trim()]
  return singleLine(address.filter((part) => part !== '').join(', '))
}

function description({ start, end, timeZone, locale, portalUrl }: CalendarEntry['facts']): string {
  const text = texts[locale]
  return `${text.when}: ${longDate(start, timeZone, locale)}, ${timeSpan(start, end, timeZone, locale)}\n${text.more}: ${portalUrl}`
}

const FEMININE = new Set([
  'stadt',
  'landeshauptstadt',
  'hansestadt',
  'universitätsstadt',
  'kreisstadt',
  'gemeinde',
  'samtgemeinde',
  'region',
])
const NOT_FEMININE = new Set(['kreis', 'landkreis', 'amt', 'markt', 'bezirk'])

/** "der Stadt Musterstadt", "dem Kreis Muster"; a name that does not begin with such a word stands alone. */
function withArticle(municipality: string): string {
  const first = municipality.split(' ')[0]?.toLowerCase() ?? ''
  if (FEMININE.has(first)) return `der ${municipality}`
  return NOT_FEMININE.has(first) ? `dem ${municipality}` : municipality
}

function asDate(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds)
}

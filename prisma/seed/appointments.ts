import type { Catalogue, CatalogueInput } from '#app/features/catalogue/schema.ts'
import { fromEpochMinute, toEpochMinute } from '#app/features/scheduling/local-date.ts'
import { type Applicant, inventApplicant } from './applicants.ts'
import { createRandom, type Random } from './random.ts'
import { type Stretch, stretchesOn } from './working-hours.ts'

type AppointmentInput = NonNullable<CatalogueInput['appointments']>[number]
type Resource = Catalogue['resources'][number]
type Offering = { id: string; service: Catalogue['services'][number]; modes: Catalogue['services'][number]['modes'] }

export type DemoAppointment = AppointmentInput & { companion: string | null }

const DAYS_BACK = 14
const DAYS_AHEAD = 28
/** The caseworker of the demo's first login: somebody is always due now, and the next half hour is free to be booked. */
const ALWAYS_THERE = 'beispiel'

/** Two weeks of past and four of future appointments around `now`, fewer the further ahead; the same for the same day and hour. */
export function inventAppointments(file: Catalogue, now: Temporal.Instant): DemoAppointment[] {
  const random = createRandom(20_261_124)
  const offices = new Map(file.offices.map((office) => [office.id, office]))
  const services = new Map(file.services.map((service) => [service.id, service]))
  const offerings = new Map(file.offerings.map((item) => [item.id, item]))
  const today = now.toZonedDateTimeISO('Europe/Berlin').toPlainDate()
  const rooms = new Map<string, number>()
  const appointments: DemoAppointment[] = []
  for (const resource of file.resources) {
    if (resource.kind !== 'caseworker') continue
    const can = resource.offerings.map((id): Offering => {
      const offering = offerings.get(id)!
      const service = services.get(offering.service)!
      return { id, service, modes: offering.modes ?? service.modes }
    })
    const day = { resource, can, now: toEpochMinute(now), random, rooms, busyUntil: Number.NEGATIVE_INFINITY }
    for (let offset = -DAYS_BACK; offset <= DAYS_AHEAD; offset++) {
      const stretches = stretchesOn(resource, offices.get(resource.office)!, today.add({ days: offset }))
      appointments.push(...fillDay(day, offset, stretches))
    }
  }
  return appointments
}

type Calendar = {
  resource: Resource
  can: Offering[]
  now: number
  random: Random
  rooms: Map<string, number>
  /** Until when the last appointment takes the resource; over midnight too. */
  busyUntil: number
}

function fillDay(day: Calendar, offset: number, stretches: Stretch[]): DemoAppointment[] {
  const { random, can, now } = day
  const appointments: DemoAppointment[] = []
  for (const stretch of stretches) {
    for (let at = stretch.from; at < stretch.to; ) {
      const { service, ...offering } = random.pick(can)
      const earliest = Math.max(at, day.busyUntil + service.bufferBeforeMinutes)
      const start =
        stretch.gridFrom + Math.ceil((earliest - stretch.gridFrom) / service.gridMinutes) * service.gridMinutes
      const end = start + service.durationMinutes
      if (end <= stretch.to && random.chance(density(day, offset, start))) {
        appointments.push(invent(day, { ...offering, service }, start))
        day.busyUntil = end + service.bufferAfterMinutes
        at = day.busyUntil
      } else {
        at = Math.max(at, start) + (Math.abs(start - now) < 90 ? 5 : service.durationMinutes)
      }
    }
  }
  return appointments
}

function density({ resource, now }: Calendar, offset: number, start: number): number {
  if (resource.id === ALWAYS_THERE) {
    const ahead = start - now
    if (ahead >= 0 && ahead <= 10) return 1
    if (ahead > 10 && ahead <= 60) return 0
    return Math.abs(ahead) < 300 ? 0.7 : 0.1
  }
  if (offset < 0) return 0.7
  if (offset === 0) return 0.8
  if (offset === 1) return 0.65
  if (offset < 6) return 0.5
  if (offset < 12) return 0.35
  return offset < 22 ? 0.2 : 0.08
}

function invent(day: Calendar, offering: Offering, start: number): DemoAppointment {
  const { random, resource, now } = day
  const { service } = offering
  const applicant = inventApplicant(random)
  const end = start + service.durationMinutes
  const mode = pickMode(random, offering.modes, applicant)
  const created = Math.min(start - random.between(60, 20 * 1440), now - random.between(5, 600))
  return {
    id: `t-${resource.id}-${fromEpochMinute(start).toString().slice(0, 16)}`,
    offering: offering.id,
    resources: [resource.id, ...furtherResource(day, service.id, mode, start, end + service.bufferAfterMinutes)],
    mode,
    channel: applicant.email === null ? 'call_centre' : 'public',
    start: fromEpochMinute(start).toString(),
    end: fromEpochMinute(end).toString(),
    createdAt: fromEpochMinute(created).toString(),
    ...outcome(random, mode, start - now, end - now, now),
    party: {
      name: applicant.name,
      lastName: applicant.lastName,
      email: applicant.email,
      phone: applicant.phone ?? (mode === 'phone' ? `0000 ${random.between(100_000, 999_999)}` : null),
      locale: applicant.locale,
    },
    languageWish: applicant.languageWish,
    aidsWish: applicant.aidsWish,
    note: applicant.note,
    companion: applicant.companion,
  }
}

/** Whoever has no e-mail address cannot get the link of a video appointment. */
function pickMode(random: Random, modes: Offering['modes'], applicant: Applicant): AppointmentInput['mode'] {
  const possible = applicant.email === null ? modes.filter((mode) => mode !== 'video') : modes
  if (possible.includes('video') && random.chance(0.5)) return 'video'
  return random.pick(possible.length > 0 ? possible : modes)
}

function outcome(
  random: Random,
  mode: string,
  startsIn: number,
  endsIn: number,
  now: number,
): Partial<AppointmentInput> {
  if (endsIn <= 0) {
    const chance = random.next()
    if (chance < 0.84) return { state: 'completed' }
    if (chance < 0.91) return { state: 'no_show' }
    if (chance < 0.93 && mode === 'video') return { state: 'technical_failure' }
    return { state: 'cancelled', cancelledBy: random.chance(0.8) ? 'citizen' : 'staff' }
  }
  if (startsIn > 1440 && random.chance(0.05)) return { state: 'cancelled', cancelledBy: 'citizen' }
  if (startsIn > 2880 && random.chance(0.01))
    return { state: 'requested', expiresAt: fromEpochMinute(now + random.between(30, 115)).toString() }
  return { state: 'booked' }
}

/** Marriages take the room at the wedding hall, building advice on site the one with the large screen, when it is free. */
function furtherResource(
  { rooms, random }: Calendar,
  service: string,
  mode: string,
  start: number,
  end: number,
): string[] {
  const room =
    mode === 'on_site'
      ? { eheschliessung: 'trausaal', bauberatung: 'planraum', sorgeerklaerung: 'familienzimmer' }[service]
      : undefined
  if (!room || random.chance(0.3)) return []
  const taken = [...rooms].some(
    ([key, until]) => key.startsWith(`${room} `) && Number(key.split(' ')[1]) < end && start < until,
  )
  if (taken) return []
  rooms.set(`${room} ${start}`, end)
  return [room]
}

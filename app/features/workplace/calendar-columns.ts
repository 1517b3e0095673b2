import type { DayAppointment } from './day-appointment.ts'
import { minuteOfDay } from './work-day.ts'

export type Span = { from: number; to: number }

/** Minutes of the local day. `absenceId`: what taking it back needs. */
export type TimeBlock = Span &
  (
    | { kind: 'break' | 'absence' | 'held' | 'offer' | 'rest' | 'busy' }
    | { kind: 'blocked'; absenceId: string; note: string }
  )

export type ResourceKind = 'caseworker' | 'room' | 'interpreter'

/** One local date of a resource. `closedFor`: the office is shut, and why. */
export type ResourceDay = { date: string; closedFor: string | null; works: Span[]; blocks: TimeBlock[] }

export type CalendarResource = {
  id: string
  name: string
  place: string
  kind: ResourceKind
  zone: string
  isOwn: boolean
  days: ResourceDay[]
}

export type PlacedAppointment = Span & { appointment: DayAppointment }

/** A column of the calendar: one resource on one date. */
export type CalendarColumn = {
  key: string
  resourceId: string
  date: string
  zone: string
  name: string
  place: string
  kind: ResourceKind
  isOwn: boolean
  closedFor: string | null
  works: Span[]
  blocks: TimeBlock[]
  appointments: PlacedAppointment[]
}

/**
 * The columns of all resources on all their dates. Cancelled appointments take no time and are left out; an absence covers working hours
 * only, so that a week of leave is no wall of hatching. Appointments that nobody has come last, in a column without a name.
 */
export function calendarColumns(
  resources: readonly CalendarResource[],
  appointments: readonly DayAppointment[],
): CalendarColumn[] {
  const taken = appointments.filter(({ state }) => state !== 'cancelled')
  const columns = resources.flatMap((resource) =>
    resource.days.map((day): CalendarColumn => {
      const { date, closedFor, works } = day
      return {
        key: `${resource.id} ${date}`,
        resourceId: resource.id,
        zone: resource.zone,
        name: resource.name,
        place: resource.place,
        kind: resource.kind,
        isOwn: resource.isOwn,
        date,
        closedFor,
        works: closedFor === null ? works : [],
        blocks: closedFor === null ? day.blocks.flatMap((block) => withinHours(block, works)) : [],
        appointments: taken
          .filter(({ resourceIds }) => resourceIds.includes(resource.id))
          .map((appointment) => place(appointment, date))
          .filter(({ from, to }) => from < 1440 && to > 0),
      }
    }),
  )
  const known = new Set(resources.map(({ id }) => id))
  const loose = taken.filter(({ resourceIds }) => resourceIds.length === 0 || !resourceIds.some((id) => known.has(id)))
  return loose.length === 0 || resources.length === 0 ? columns : [...columns, looseColumn(resources[0]!, loose)]
}

/** Whether a day has anything to show of this resource. */
export function isWorth(column: CalendarColumn): boolean {
  return column.works.length > 0 || column.appointments.length > 0
}

function looseColumn(example: CalendarResource, loose: readonly DayAppointment[]): CalendarColumn {
  const date = example.days[0]!.date
  return {
    key: 'loose',
    resourceId: '',
    date,
    zone: example.zone,
    name: '',
    place: '',
    kind: 'caseworker',
    isOwn: false,
    closedFor: null,
    works: [{ from: 0, to: 1440 }],
    blocks: [],
    appointments: loose.map((appointment) => place(appointment, date)),
  }
}

function place(appointment: DayAppointment, date: string): PlacedAppointment {
  const day = Temporal.PlainDate.from(date)
  const { zone } = appointment
  const from = minuteOfDay(appointment.startsAt, day, zone)
  // Across a time change the clock says something else than what passes; a visit is never drawn shorter than a row.
  return { appointment, from, to: Math.max(from + 5, Math.min(1440, minuteOfDay(appointment.endsAt, day, zone))) }
}

function withinHours(block: TimeBlock, works: readonly Span[]): TimeBlock[] {
  if (block.kind !== 'absence') return [block]
  return works
    .map(({ from, to }) => ({ ...block, from: Math.max(from, block.from), to: Math.min(to, block.to) }))
    .filter(({ from, to }) => from < to)
}

import type { DayAppointment } from './day-appointment.ts'
import type { Colleague } from './list-colleagues.server.ts'
import { minuteOfDay } from './work-day.ts'

export type ColumnItem = { from: number; to: number } & (
  | { kind: 'appointment'; appointment: DayAppointment }
  | { kind: 'break' | 'absence' }
)
export type TeamColumn = { resourceId: string; name: string; place: string; items: ColumnItem[] }

/**
 * A column for everybody who works that day or has an appointment, with appointments, breaks and absences as minutes of the local day.
 * Cancelled appointments take no time and are left out; an absence covers working hours only, so that a week of leave is no wall of hatching.
 * Appointments without a caseworker come last, in a column without a name.
 */
export function teamColumns(
  colleagues: readonly Colleague[],
  day: readonly DayAppointment[],
  date: Temporal.PlainDate,
): TeamColumn[] {
  const items = day.filter(({ state }) => state !== 'cancelled').map((appointment) => placed(appointment, date))
  const columns = colleagues.map((colleague) => ({
    resourceId: colleague.resourceId,
    name: colleague.name,
    place: colleague.place || colleague.officeName,
    items: [
      ...items.filter((item) => item.appointment.resourceIds.includes(colleague.resourceId)),
      ...blocksOf(colleague),
    ],
    works: colleague.works.length > 0,
  }))
  const shown: TeamColumn[] = columns
    .filter((column) => column.works || column.items.length > 0)
    .map(({ works: _works, ...column }) => column)
  const known = new Set(colleagues.map((colleague) => colleague.resourceId))
  const loose = items.filter((item) => !item.appointment.resourceIds.some((id) => known.has(id)))
  if (loose.length > 0) shown.push({ resourceId: '', name: '', place: '', items: loose })
  return shown
}

function placed(appointment: DayAppointment, date: Temporal.PlainDate) {
  return {
    kind: 'appointment' as const,
    appointment,
    from: minuteOfDay(appointment.startsAt, date, appointment.zone),
    to: Math.min(1440, minuteOfDay(appointment.endsAt, date, appointment.zone)),
  }
}

function blocksOf(colleague: Colleague): ColumnItem[] {
  return colleague.blocks.flatMap((block): ColumnItem[] => {
    if (block.kind === 'break') return [block]
    return colleague.works
      .map(({ from, to }) => ({
        kind: 'absence' as const,
        from: Math.max(from, block.from),
        to: Math.min(to, block.to),
      }))
      .filter(({ from, to }) => from < to)
  })
}

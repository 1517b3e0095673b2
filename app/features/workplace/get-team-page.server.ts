import type { StaffMember } from '#app/features/access/staff-member.ts'
import { dayFigures } from '#app/features/statistics/day-figures.ts'
import type { PrismaClient } from '#prisma/client.ts'
import { type CalendarColumn, calendarColumns, isWorth } from './calendar-columns.ts'
import { type CalendarFilter, isWanted } from './calendar-filter.ts'
import { type DayAppointment, dayStatus } from './day-appointment.ts'
import { listCalendarResources } from './list-calendar-resources.server.ts'
import { listDay } from './list-day.server.ts'
import { listPlaces, type Places } from './list-places.server.ts'
import type { WorkDay } from './work-day.ts'

export type TeamPage = Places & {
  columns: CalendarColumn[]
  /** What the filter leaves. */
  day: DayAppointment[]
  /** How many appointments the filter takes away. */
  hidden: number
  figures: ReturnType<typeof dayFigures>
}

/** One day of the department: its columns and its list, both narrowed down as the address says; the figures count everybody. */
export async function getTeamPage(
  prisma: PrismaClient,
  staff: StaffMember,
  { day, filter }: { day: WorkDay; filter: CalendarFilter },
  now: Temporal.Instant,
): Promise<TeamPage> {
  const [all, resources, places] = await Promise.all([
    listDay(prisma, staff, day),
    listCalendarResources(prisma, staff, [day], { officeId: filter.officeId }, now),
    listPlaces(prisma, staff),
  ])
  const at = now.toString()
  const own = (appointment: DayAppointment) => appointment.resourceIds.some((id) => staff.resourceIds.includes(id))
  const wanted = all.filter(
    (appointment) =>
      isWanted(appointment, filter, at) &&
      (!filter.officeId || appointment.plan.officeId === filter.officeId) &&
      (!filter.onlyMine || own(appointment)),
  )
  const shown = filter.onlyMine ? resources.filter(({ isOwn }) => isOwn) : resources
  return {
    ...places,
    columns: calendarColumns(shown, wanted).filter(isWorth),
    day: wanted,
    hidden: all.length - wanted.length,
    figures: dayFigures(all.map((appointment) => ({ ...appointment, status: dayStatus(appointment, at) }))),
  }
}

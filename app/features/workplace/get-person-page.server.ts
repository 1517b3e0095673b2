import type { StaffMember } from '#app/features/access/staff-member.ts'
import type { PrismaClient } from '#prisma/client.ts'
import { type CalendarColumn, calendarColumns } from './calendar-columns.ts'
import type { DayAppointment } from './day-appointment.ts'
import { findWorkZone } from './find-work-zone.server.ts'
import { listCalendarResources } from './list-calendar-resources.server.ts'
import { listDay } from './list-day.server.ts'
import { chosenDay, minuteOfDay, type WorkDay, workDay } from './work-day.ts'

export type PersonPage = {
  people: { id: string; name: string }[]
  person: { id: string; name: string } | null
  /** One a day. */
  columns: CalendarColumn[]
  /** Of this person on these days, by start; cancelled ones too. */
  appointments: DayAppointment[]
  /** Local dates. */
  first: string
  last: string
  previous: string
  next: string
  isNow: boolean
  today: { date: string; minute: number }
  zone: string
}

const DAYS = 7

type Question = { person: string | null; tag: string | null; fromMonday: boolean }

/** Seven days of one resource of the department; the own one unless another is named. */
export async function getPersonPage(
  prisma: PrismaClient,
  staff: StaffMember,
  { person, tag, fromMonday }: Question,
  now: Temporal.Instant,
): Promise<PersonPage> {
  const zone = await findWorkZone(prisma, staff)
  const chosen = chosenDay(tag, now, zone).date
  const today = chosenDay(null, now, zone).date
  const first = fromMonday ? chosen.subtract({ days: chosen.dayOfWeek - 1 }) : chosen
  const dates = Array.from({ length: DAYS }, (_, index) => workDay(first.add({ days: index }), zone))
  const people = await listPeople(prisma, staff)
  const found = people.find(({ id }) => id === person) ?? people[0] ?? null
  const range: WorkDay = { ...dates[0]!, to: dates.at(-1)!.to }
  const [resources, all] = found
    ? await Promise.all([
        listCalendarResources(prisma, staff, dates as [WorkDay, ...WorkDay[]], { resourceId: found.id }, now),
        listDay(prisma, staff, range),
      ])
    : [[], []]
  const appointments = all.filter(({ resourceIds }) => found !== null && resourceIds.includes(found.id))
  const last = dates.at(-1)!.date
  return {
    people: people.map(({ id, name }) => ({ id, name })),
    person: found && { id: found.id, name: found.name },
    columns: calendarColumns(resources, appointments),
    appointments,
    first: first.toString(),
    last: last.toString(),
    previous: first.subtract({ days: DAYS }).toString(),
    next: first.add({ days: DAYS }).toString(),
    isNow: Temporal.PlainDate.compare(first, today) <= 0 && Temporal.PlainDate.compare(today, last) <= 0,
    today: { date: today.toString(), minute: minuteOfDay(now.toString(), today, zone) },
    zone,
  }
}

async function listPeople(prisma: PrismaClient, staff: StaffMember): Promise<{ id: string; name: string }[]> {
  if (!staff.departmentId) return []
  const rows = await prisma.resource.findMany({
    where: { active: true, office: { departmentId: staff.departmentId } },
    select: { id: true, name: true },
    orderBy: [{ kind: 'asc' }, { name: 'asc' }, { id: 'asc' }],
  })
  const isOwn = ({ id }: { id: string }) => staff.resourceIds.includes(id)
  return [...rows.filter(isOwn), ...rows.filter((row) => !isOwn(row))]
}

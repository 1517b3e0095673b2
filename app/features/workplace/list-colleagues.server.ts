import type { StaffMember } from '#app/features/access/staff-member.ts'
import { toEpochDay } from '#app/features/scheduling/local-date.ts'
import { type Window, windowsOn } from '#app/features/scheduling/openings.ts'
import type { PrismaClient } from '#prisma/client.ts'
import { minuteOfDay, type WorkDay } from './work-day.ts'

/** A caseworker's column of one day. Minutes count from the start of the local day. */
export type Colleague = {
  resourceId: string
  name: string
  place: string
  officeName: string
  works: { from: number; to: number }[]
  blocks: { kind: 'break' | 'absence'; from: number; to: number }[]
}

const DAY_MS = 86_400_000

/** The department's active caseworkers by name, with their hours, breaks and absences on `day`, in the zone of their office. */
export async function listColleagues(prisma: PrismaClient, staff: StaffMember, day: WorkDay): Promise<Colleague[]> {
  if (!staff.departmentId) return []
  const from = new Date(day.from.epochMilliseconds)
  const to = new Date(day.to.epochMilliseconds)
  const rows = await prisma.resource.findMany({
    where: { active: true, kind: 'caseworker', office: { departmentId: staff.departmentId } },
    select: {
      id: true,
      name: true,
      place: true,
      office: { select: { name: true, timeZone: true } },
      openings: true,
      exceptions: { where: { date: new Date(toEpochDay(day.date) * DAY_MS) } },
      absences: { where: { startsAt: { lt: to }, endsAt: { gt: from } } },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => {
    const windows = windowsOn(hoursOf(row), toEpochDay(day.date))
    const inDay = (at: Date) => clamp(minuteOfDay(at.toISOString(), day.date, row.office.timeZone))
    return {
      resourceId: row.id,
      name: row.name,
      place: row.place,
      officeName: row.office.name,
      works: windows.map(({ from, to }) => ({ from, to })),
      blocks: [
        ...windows.flatMap(({ breaks }) => breaks.map(([from, to]) => ({ kind: 'break' as const, from, to }))),
        ...row.absences.map(({ startsAt, endsAt }) => ({
          kind: 'absence' as const,
          from: inDay(startsAt),
          to: inDay(endsAt),
        })),
      ],
    }
  })
}

type StoredHours = {
  openings: {
    weekday: number
    fromMinute: number
    toMinute: number
    breaks: unknown
    validFrom: Date
    validTo: Date | null
    everyWeeks: number
  }[]
  exceptions: { date: Date; windows: unknown }[]
}

function hoursOf({ openings, exceptions }: StoredHours) {
  return {
    rules: openings.map((rule) => ({
      weekday: rule.weekday,
      from: rule.fromMinute,
      to: rule.toMinute,
      breaks: rule.breaks as Window['breaks'],
      validFrom: rule.validFrom.getTime() / DAY_MS,
      validTo: rule.validTo ? rule.validTo.getTime() / DAY_MS : null,
      everyWeeks: rule.everyWeeks,
    })),
    exceptions: new Map(
      exceptions.map(({ date, windows }) => [
        date.getTime() / DAY_MS,
        (windows as Partial<Window>[]).map((window) => ({ from: 0, to: 0, breaks: [], ...window })),
      ]),
    ),
  }
}

function clamp(minute: number): number {
  return Math.min(1440, Math.max(0, minute))
}

import type { StaffMember } from '#app/features/access/staff-member.ts'
import { type HolidayCalendar, isHoliday, type Land, publicHolidayName } from '#app/features/scheduling/holidays.ts'
import { toEpochDay } from '#app/features/scheduling/local-date.ts'
import { type OpeningRule, type Window, windowsOn } from '#app/features/scheduling/openings.ts'
import type { Prisma, PrismaClient } from '#prisma/client.ts'
import type { CalendarResource, ResourceDay, TimeBlock } from './calendar-columns.ts'
import { listPassing, type PassingRow } from './list-passing.server.ts'
import { minuteOfDay, type WorkDay } from './work-day.ts'

const DAY_MS = 86_400_000

/**
 * The department's active caseworkers, rooms and interpreters, in that order and by name, with what each local date of `days` looks like for
 * them: open hours, breaks, absences, closures, and time that is taken for a while only.
 */
export async function listCalendarResources(
  prisma: PrismaClient,
  staff: StaffMember,
  days: readonly [WorkDay, ...WorkDay[]],
  only: { officeId?: string | null; resourceId?: string | null },
  now: Temporal.Instant,
): Promise<CalendarResource[]> {
  if (!staff.departmentId) return []
  const [from, to] = [days[0].from, days.at(-1)!.to]
  const rows = await prisma.resource.findMany({
    where: {
      active: true,
      office: { departmentId: staff.departmentId, ...(only.officeId ? { id: only.officeId } : {}) },
      ...(only.resourceId ? { id: only.resourceId } : {}),
    },
    select: selection(days, from, to),
    orderBy: [{ kind: 'asc' }, { name: 'asc' }, { id: 'asc' }],
  })
  const passing = await listPassing(prisma, { resourceIds: rows.map(({ id }) => id), from, to, now })
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    place: row.place || row.office.name,
    kind: row.kind,
    zone: row.office.timeZone,
    isOwn: staff.resourceIds.includes(row.id),
    days: days.map((day) =>
      dayOf(
        row,
        day.date,
        passing.filter(({ resourceId }) => resourceId === row.id),
      ),
    ),
  }))
}

function selection(days: readonly WorkDay[], from: Temporal.Instant, to: Temporal.Instant) {
  const dates = days.map(({ date }) => new Date(toEpochDay(date) * DAY_MS))
  const range = {
    startsAt: { lt: new Date(to.epochMilliseconds) },
    endsAt: { gt: new Date(from.epochMilliseconds) },
  }
  return {
    id: true,
    name: true,
    place: true,
    kind: true,
    openings: true,
    groups: { select: { group: { select: { openings: true } } } },
    exceptions: { where: { date: { in: dates } } },
    absences: { where: range, orderBy: { startsAt: 'asc' } },
    office: {
      select: {
        name: true,
        timeZone: true,
        land: true,
        closures: { where: { firstDate: { lte: dates.at(-1)! }, lastDate: { gte: dates[0]! } } },
        holidays: { where: { date: { in: dates } } },
      },
    },
  } satisfies Prisma.ResourceSelect
}

type Row = Prisma.ResourceGetPayload<{ select: ReturnType<typeof selection> }>

function dayOf(row: Row, date: Temporal.PlainDate, passing: readonly PassingRow[]): ResourceDay {
  const day = toEpochDay(date)
  const windows = windowsOn(hoursOf(row), day)
  const span = (startsAt: Date, endsAt: Date) => ({
    from: clamp(minuteOfDay(startsAt.toISOString(), date, row.office.timeZone)),
    to: clamp(minuteOfDay(endsAt.toISOString(), date, row.office.timeZone)),
  })
  const blocks: TimeBlock[] = [
    ...windows.flatMap(({ breaks }) => breaks.map(([from, to]) => ({ kind: 'break' as const, from, to }))),
    ...row.absences.map(({ id, startsAt, endsAt, reason, note }): TimeBlock => {
      const times = span(startsAt, endsAt)
      return reason === 'blocked' ? { ...times, kind: 'blocked', absenceId: id, note } : { ...times, kind: 'absence' }
    }),
    ...passing.map(({ startsAt, endsAt, kind }) => ({ ...span(startsAt, endsAt), kind })),
  ]
  return {
    date: date.toString(),
    closedFor: closureOn(row, day),
    works: windows.map(({ from, to }) => ({ from, to })),
    blocks: blocks.filter(({ from, to }) => from < to),
  }
}

/** Why the office is closed on this day; an empty text when nobody said; null when it is open. */
function closureOn({ office }: Row, day: number): string | null {
  const closure = office.closures.find(
    ({ firstDate, lastDate }) => firstDate.getTime() / DAY_MS <= day && day <= lastDate.getTime() / DAY_MS,
  )
  if (closure) return closure.reason
  const own = office.holidays.find(({ date }) => date.getTime() / DAY_MS === day)
  const calendar: HolidayCalendar = {
    land: office.land as Land | null,
    overrides: new Map(own ? [[day, own.closed]] : []),
  }
  if (!isHoliday(calendar, day)) return null
  return own?.name || (calendar.land ? publicHolidayName(calendar.land, day) : null) || ''
}

function hoursOf({ openings, groups, exceptions }: Row) {
  const all = [...openings, ...groups.flatMap(({ group }) => group.openings)]
  return {
    rules: all.map(
      (rule): OpeningRule => ({
        weekday: rule.weekday,
        from: rule.fromMinute,
        to: rule.toMinute,
        breaks: rule.breaks as unknown as Window['breaks'],
        validFrom: rule.validFrom.getTime() / DAY_MS,
        validTo: rule.validTo ? rule.validTo.getTime() / DAY_MS : null,
        everyWeeks: rule.everyWeeks,
        weekOfMonth: rule.weekOfMonth,
      }),
    ),
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

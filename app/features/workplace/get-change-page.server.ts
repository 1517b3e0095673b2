import type { StaffAppointment } from '#app/features/access/require-appointment.server.ts'
import { type FreeTimes, listFreeTimes } from '#app/features/booking/queries.server.ts'
import type { PrismaClient } from '#prisma/client.ts'
import type { Reader } from '#prisma/sql.ts'
import { chosenDay } from './work-day.ts'

export type AbleResource = { id: string; name: string; kind: 'caseworker' | 'room' | 'interpreter'; isAble: boolean }

export type ChangePage = {
  appointment: {
    id: string
    serviceName: string
    applicantName: string
    mode: 'video' | 'phone' | 'on_site'
    state: string
    startsAt: string
    endsAt: string
    zone: string
    durationMinutes: number
    seats: number | null
    hasPhone: boolean
  }
  modes: ('video' | 'phone' | 'on_site')[]
  /** What it takes now, caseworkers first. */
  own: AbleResource[]
  /** Everybody and everything else of the department. */
  others: AbleResource[]
  /** Local date of the free times. */
  date: string
  free: FreeTimes
}

/** Everything that the page for changing an appointment shows; takes what `requireAppointment` gave. */
export async function getChangePage(
  { prisma, sql }: { prisma: PrismaClient; sql: Reader },
  allowed: StaffAppointment,
  tag: string | null,
  now: Temporal.Instant,
): Promise<ChangePage> {
  const row = await prisma.appointment.findUniqueOrThrow({
    where: { id: allowed.id },
    select: {
      id: true,
      serviceName: true,
      title: true,
      mode: true,
      state: true,
      startsAt: true,
      endsAt: true,
      durationMinutes: true,
      seats: true,
      offeringId: true,
      office: { select: { timeZone: true } },
      offering: { select: { modes: true, service: { select: { modes: true } } } },
      parties: { where: { role: 'applicant' }, select: { name: true, phone: true } },
      allocations: { where: { purpose: 'visit' }, select: { resourceId: true } },
    },
  })
  const zone = row.office.timeZone
  const shown = chosenDay(tag ?? allowed.startsAt.toZonedDateTimeISO(zone).toPlainDate().toString(), now, zone)
  const [resources, free] = await Promise.all([
    prisma.resource.findMany({
      where: { active: true, office: { departmentId: allowed.departmentId } },
      select: {
        id: true,
        name: true,
        kind: true,
        offerings: { where: { offeringId: row.offeringId }, select: { offeringId: true } },
      },
      orderBy: [{ kind: 'asc' }, { name: 'asc' }],
    }),
    (row.state === 'booked' || row.state === 'technical_failure') && row.seats === null
      ? listFreeTimes(sql, { offeringId: row.offeringId, mode: row.mode, date: shown.date, appointmentId: row.id }, now)
      : { times: [], next: null },
  ])
  const ownIds = row.allocations.map(({ resourceId }) => resourceId)
  const all = resources.map(
    ({ offerings, ...resource }): AbleResource => ({ ...resource, isAble: offerings.length > 0 }),
  )
  return {
    appointment: {
      id: row.id,
      serviceName: row.serviceName,
      applicantName: row.parties[0]?.name || row.title,
      mode: row.mode,
      state: row.state,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      zone,
      durationMinutes: row.durationMinutes,
      seats: row.seats,
      hasPhone: Boolean(row.parties[0]?.phone),
    },
    modes: row.offering.modes.filter((mode) => row.offering.service.modes.includes(mode)),
    own: all.filter(({ id }) => ownIds.includes(id)),
    others: all.filter(({ id }) => !ownIds.includes(id)),
    date: shown.date.toString(),
    free,
  }
}

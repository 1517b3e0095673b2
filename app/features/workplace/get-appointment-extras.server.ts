import type { StaffAppointment } from '#app/features/access/require-appointment.server.ts'
import type { PrismaClient } from '#prisma/client.ts'

export type Attendee = { id: string; name: string; state: string; phone: string | null }

/** What an appointment is beside itself: a group with its people, a seat in one, a date of a series. Instants are ISO texts. */
export type AppointmentExtras = {
  group: { title: string; seats: number; attendees: Attendee[] } | null
  seatOf: { id: string; title: string } | null
  series: { id: string; startsAt: string; state: string }[]
  resources: { id: string; name: string; kind: 'caseworker' | 'room' | 'interpreter' }[]
  walkIn: boolean
  bookedBy: string | null
  overrideReason: string | null
  moveReason: string | null
  /** How the parties took part, in the order of time. */
  mediaSteps: { id: string; at: string; name: string; level: string; reason: string }[]
  /** Who is to be called now. */
  callBacks: { partyId: string; name: string; phone: string }[]
}

/** Takes what `requireAppointment` gave, so that nothing is read for somebody who may not. */
export async function getAppointmentExtras(
  prisma: PrismaClient,
  allowed: StaffAppointment,
): Promise<AppointmentExtras> {
  const row = await prisma.appointment.findUniqueOrThrow({
    where: { id: allowed.id },
    select: {
      title: true,
      seats: true,
      seriesId: true,
      walkIn: true,
      bookedBy: true,
      overrideReason: true,
      moveReason: true,
      groupAppointmentId: true,
      mediaSteps: {
        select: { id: true, at: true, level: true, reason: true, party: { select: { name: true } } },
        orderBy: { id: 'asc' },
      },
      parties: {
        where: { callBackPhone: { not: null } },
        select: { id: true, name: true, callBackPhone: true },
        orderBy: { callBackAt: 'asc' },
      },
      allocations: {
        where: { purpose: 'visit' },
        select: { resource: { select: { id: true, name: true, kind: true } } },
        orderBy: { id: 'asc' },
      },
    },
  })
  const [seats, series, bookedBy] = await Promise.all([
    row.seats === null
      ? []
      : prisma.appointment.findMany({
          where: {
            groupAppointmentId: allowed.id,
            state: { in: ['requested', 'booked', 'completed', 'no_show', 'cancelled'] },
          },
          select: {
            id: true,
            state: true,
            parties: { where: { role: 'applicant' }, select: { name: true, phone: true } },
          },
          orderBy: [{ state: 'asc' }, { bookedAt: 'asc' }, { id: 'asc' }],
        }),
    row.seriesId
      ? prisma.appointment.findMany({
          where: { seriesId: row.seriesId },
          select: { id: true, startsAt: true, state: true },
          orderBy: { startsAt: 'asc' },
        })
      : [],
    row.bookedBy ? prisma.staff.findUnique({ where: { id: row.bookedBy }, select: { name: true } }) : null,
  ])
  return {
    group:
      row.seats === null
        ? null
        : {
            title: row.title,
            seats: row.seats,
            attendees: seats.map(({ id, state, parties }) => ({
              id,
              state,
              name: parties[0]?.name ?? '',
              phone: parties[0]?.phone ?? null,
            })),
          },
    seatOf: row.groupAppointmentId ? { id: row.groupAppointmentId, title: row.title } : null,
    series: series.map(({ id, startsAt, state }) => ({ id, state, startsAt: startsAt.toISOString() })),
    resources: row.allocations.map(({ resource }) => resource),
    walkIn: row.walkIn,
    bookedBy: bookedBy?.name ?? null,
    overrideReason: row.overrideReason,
    moveReason: row.moveReason,
    mediaSteps: row.mediaSteps.map(({ id, at, party, ...step }) => ({
      ...step,
      id: String(id),
      at: at.toISOString(),
      name: party.name,
    })),
    callBacks: row.parties.flatMap(({ id, name, callBackPhone: phone }) =>
      phone ? [{ partyId: id, name, phone }] : [],
    ),
  }
}

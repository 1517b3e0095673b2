import type { StaffMember } from '#app/features/access/staff-member.ts'
import type { DeviceCheck } from '#app/features/visits/schema.ts'
import type { Prisma, PrismaClient } from '#prisma/client.ts'
import { checklistProgress } from './checklist-progress.ts'
import type { DayAppointment, DayParty } from './day-appointment.ts'
import { listChecklists } from './list-checklists.server.ts'
import type { WorkDay } from './work-day.ts'

/**
 * The appointments of this person's department that start on `day`, by start; cancelled ones too, holds and lapsed requests not. Empty for
 * somebody without a department.
 */
export async function listDay(prisma: PrismaClient, staff: StaffMember, day: WorkDay): Promise<DayAppointment[]> {
  if (!staff.departmentId) return []
  const rows = await prisma.appointment.findMany({
    where: {
      departmentId: staff.departmentId,
      startsAt: { gte: new Date(day.from.epochMilliseconds), lt: new Date(day.to.epochMilliseconds) },
      // A seat is part of its group, which stands in the calendar.
      groupAppointmentId: null,
      state: { in: ['requested', 'booked', 'completed', 'cancelled', 'no_show', 'technical_failure'] },
    },
    select: SELECTION,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
  const checklists = await listChecklists(
    prisma,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    zone: row.office.timeZone,
    mode: row.mode,
    state: row.state as DayAppointment['state'],
    serviceName: row.serviceName,
    officeName: row.office.name,
    applicantName: row.parties.find((party) => party.role === 'applicant')?.name ?? '',
    applicantPhone: row.parties.find((party) => party.role === 'applicant')?.phone ?? null,
    languageWish: row.languageWish,
    aidsWish: row.aidsWish,
    parties: row.parties.map((party) => ({
      id: party.id,
      name: party.name,
      role: party.role,
      state: party.state as DayParty['state'],
      arrivedAt: party.arrivedAt?.toISOString() ?? null,
      admittedAt: party.admittedAt?.toISOString() ?? null,
      lastSeenAt: party.lastSeenAt?.toISOString() ?? null,
      awaySince: party.awaySince?.toISOString() ?? null,
      calledAt: party.calledAt?.toISOString() ?? null,
      placedAt: party.placedAt?.toISOString() ?? null,
      deviceCheck: (party.deviceCheck as DeviceCheck | null) ?? null,
    })),
    resourceIds: row.allocations.map((allocation) => allocation.resourceId),
    caseworkers: row.allocations
      .filter(({ resource }) => resource.kind === 'caseworker')
      .map(({ resource }) => resource.name),
    checklist: checklistProgress(
      checklists.get(row.id) ?? [],
      row.marks.map((mark) => mark.checklistItemId),
      row.documents,
    ),
    documents: {
      total: row.documents.length,
      unchecked: row.documents.filter((document) => document.state === 'unchecked').length,
    },
    visit: { openedAt: row.visit?.openedAt?.toISOString() ?? null, endedAt: row.visit?.endedAt?.toISOString() ?? null },
    plan: {
      offeringId: row.offeringId,
      officeId: row.officeId,
      bufferBeforeMinutes: row.bufferBeforeMinutes,
      bufferAfterMinutes: row.bufferAfterMinutes,
      seats: row.seats === null ? null : { total: row.seats, taken: row.seatsTaken.length, title: row.title },
      resources: row.allocations.map(({ resource }) => resource),
    },
  }))
}

const SELECTION = {
  id: true,
  startsAt: true,
  endsAt: true,
  mode: true,
  state: true,
  serviceName: true,
  languageWish: true,
  aidsWish: true,
  offeringId: true,
  officeId: true,
  bufferBeforeMinutes: true,
  bufferAfterMinutes: true,
  title: true,
  seats: true,
  seatsTaken: { select: { number: true } },
  office: { select: { timeZone: true, name: true } },
  parties: {
    where: { role: { not: 'caseworker' } },
    select: {
      id: true,
      name: true,
      phone: true,
      role: true,
      state: true,
      arrivedAt: true,
      admittedAt: true,
      lastSeenAt: true,
      awaySince: true,
      calledAt: true,
      placedAt: true,
      deviceCheck: true,
    },
    orderBy: { id: 'asc' },
  },
  allocations: {
    where: { purpose: 'visit' },
    select: { resourceId: true, resource: { select: { id: true, name: true, kind: true } } },
  },
  marks: { select: { checklistItemId: true } },
  documents: { where: { state: { in: ['unchecked', 'clean'] } }, select: { checklistItemId: true, state: true } },
  visit: { select: { openedAt: true, endedAt: true } },
} satisfies Prisma.AppointmentSelect

import type { StaffAppointment } from '#app/features/access/require-appointment.server.ts'
import type { DeviceCheck } from '#app/features/visits/schema.ts'
import type { Locale } from '#app/lib/locale.ts'
import type { Prisma, PrismaClient } from '#prisma/client.ts'
import type { AppointmentFacts, AppointmentPage, ChecklistRow, DocumentRow } from './appointment-facts.ts'
import { isItemPresent } from './checklist-progress.ts'
import { type ListedItem, listChecklists } from './list-checklists.server.ts'
import { listHistory } from './list-history.server.ts'

/**
 * Everything the page of one appointment shows. It takes what `requireAppointment` gave, so that nothing is read for somebody who may not.
 */
export async function getAppointmentPage(
  prisma: PrismaClient,
  allowed: StaffAppointment,
  locale: Locale,
): Promise<AppointmentPage> {
  const [row, checklists] = await Promise.all([
    prisma.appointment.findUniqueOrThrow({ where: { id: allowed.id }, select: SELECTION }),
    listChecklists(prisma, [allowed.id]),
  ])
  return {
    appointment: factsOf(row),
    checklist: checklistOf(row, checklists.get(allowed.id) ?? [], locale),
    documents: row.documents.map((document) => documentOf(document, locale)),
    notes: row.notes.map(({ id, writtenAt, body, staff }) => ({
      id,
      author: staff.name,
      writtenAt: writtenAt.toISOString(),
      body,
    })),
    history: await listHistory(prisma, row, new Map(row.parties.map((party) => [party.id, party.name]))),
  }
}

function factsOf(row: Row): AppointmentFacts {
  const { office, visit } = row
  return {
    id: row.id,
    code: row.code,
    state: row.state as AppointmentFacts['state'],
    mode: row.mode,
    channel: row.channel,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    zone: office.timeZone,
    serviceName: row.serviceName,
    officeName: office.name,
    officeAddress: [office.street, [office.postalCode, office.city].filter(Boolean).join(' ')]
      .filter(Boolean)
      .join(', '),
    departmentName: row.department.name,
    caseworkers: row.allocations
      .filter(({ resource }) => resource.kind === 'caseworker')
      .map(({ resource }) => resource.name),
    languageWish: row.languageWish,
    aidsWish: row.aidsWish,
    remark: row.remark,
    moves: row.moves,
    cancelledBy: row.cancelledBy,
    cancelReason: row.cancelReason,
    isAnonymous: row.personalDataDeletedAt !== null,
    parties: row.parties
      .filter((party) => party.role !== 'caseworker')
      .map(({ arrivedAt, admittedAt, lastSeenAt, deviceCheck, state, ...party }) => ({
        ...party,
        state,
        arrivedAt: arrivedAt?.toISOString() ?? null,
        admittedAt: admittedAt?.toISOString() ?? null,
        lastSeenAt: lastSeenAt?.toISOString() ?? null,
        deviceCheck: (deviceCheck as DeviceCheck | null) ?? null,
      })),
    visit: {
      openedAt: visit?.openedAt?.toISOString() ?? null,
      endedAt: (visit?.endedAt ?? row.endedAt)?.toISOString() ?? null,
      summary: visit?.summary ?? '',
      nextSteps: visit?.nextSteps ?? '',
    },
  }
}

function checklistOf(row: Row, items: readonly ListedItem[], locale: Locale): ChecklistRow[] {
  const markedIds = row.marks.map((mark) => mark.checklistItemId)
  return items.map((item) => ({
    id: item.id,
    title: (locale === 'en' && item.titleEn) || item.title,
    hint: (locale === 'en' && item.hintEn) || item.hint,
    required: item.required,
    marked: markedIds.includes(item.id),
    present: isItemPresent(item.id, markedIds, row.documents),
  }))
}

function documentOf(document: Row['documents'][number], locale: Locale): DocumentRow {
  const { checklistItem, checklistItemId: _itemId, uploadedAt, ...facts } = document
  const itemTitle = (locale === 'en' && checklistItem?.titleEn) || checklistItem?.title || null
  return { ...facts, itemTitle, uploadedAt: uploadedAt.toISOString() }
}

type Row = Prisma.AppointmentGetPayload<{ select: typeof SELECTION }>

const SELECTION = {
  id: true,
  code: true,
  state: true,
  mode: true,
  channel: true,
  startsAt: true,
  endsAt: true,
  endedAt: true,
  bookedAt: true,
  serviceName: true,
  languageWish: true,
  aidsWish: true,
  remark: true,
  moves: true,
  cancelledBy: true,
  cancelReason: true,
  personalDataDeletedAt: true,
  office: { select: { name: true, street: true, postalCode: true, city: true, timeZone: true } },
  department: { select: { name: true } },
  allocations: { where: { purpose: 'visit' }, select: { resource: { select: { name: true, kind: true } } } },
  marks: { select: { checklistItemId: true } },
  documents: {
    select: {
      id: true,
      fileName: true,
      sizeBytes: true,
      state: true,
      uploadedAt: true,
      checklistItemId: true,
      checklistItem: { select: { title: true, titleEn: true } },
    },
    orderBy: [{ uploadedAt: 'asc' }, { id: 'asc' }],
  },
  notes: {
    select: { id: true, writtenAt: true, body: true, staff: { select: { name: true } } },
    orderBy: { writtenAt: 'desc' },
  },
  parties: {
    select: {
      id: true,
      role: true,
      name: true,
      email: true,
      phone: true,
      state: true,
      arrivedAt: true,
      admittedAt: true,
      lastSeenAt: true,
      deviceCheck: true,
    },
    orderBy: [{ role: 'asc' }, { id: 'asc' }],
  },
  visit: { select: { openedAt: true, endedAt: true, summary: true, nextSteps: true } },
} satisfies Prisma.AppointmentSelect

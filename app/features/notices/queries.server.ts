import type { PrismaClient } from '#prisma/client.ts'
import type { Reader } from '#prisma/sql.ts'
import type { NoticeKind } from './kinds.ts'

export type ListedNotice = {
  id: string
  kind: string
  channel: 'email' | 'sms' | 'letter'
  state: 'queued' | 'sent' | 'skipped' | 'failed'
  queuedAt: Date
  sentAt: Date | null
  attempts: number
  /** Why it was skipped or is not sent: a code of timeliness.ts, of the mail server ("550 5.1.1"), or of the sending itself. */
  reason: string | null
}

/** Every message about an appointment, oldest first, for staff who may read it. Says nothing about addresses or contents. */
export async function listNotices(prisma: PrismaClient, appointmentId: string): Promise<ListedNotice[]> {
  return prisma.notice.findMany({
    where: { appointmentId },
    orderBy: [{ queuedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      kind: true,
      channel: true,
      state: true,
      queuedAt: true,
      sentAt: true,
      attempts: true,
      reason: true,
    },
  })
}

export type NoticeRow = {
  id: string
  appointmentId: string
  partyId: string | null
  kind: NoticeKind
  sequence: number
  locale: string
  state: ListedNotice['state']
  queuedAt: Temporal.Instant
  attempts: number
  reason: string | null
  proposal: ProposalRow | null
}

/** The other time that a notice tells of. */
export type ProposalRow = {
  state: string
  mode: 'video' | 'phone' | 'on_site'
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  expiresAt: Temporal.Instant | null
  timeZone: string
  office: AppointmentRow['office']
}

export async function findNotice(reader: Reader, noticeId: string): Promise<NoticeRow | null> {
  const [row] = await reader<(Omit<NoticeRow, 'proposal'> & { proposalId: string | null })[]>`
    SELECT id, appointment_id, party_id, kind, sequence, locale, state, queued_at, attempts, reason, proposal_id
    FROM notice WHERE id = ${noticeId}`
  if (!row) return null
  const { proposalId, ...notice } = row
  return { ...notice, proposal: proposalId ? await findProposal(reader, proposalId) : null }
}

async function findProposal(reader: Reader, proposalId: string): Promise<ProposalRow | null> {
  const [row] = await reader<ProposalRow[]>`
    SELECT p.state, p.mode, p.starts_at, p.ends_at, p.expires_at, o.time_zone,
           json_build_object('name', o.name, 'street', o.street, 'postalCode', o.postal_code, 'city', o.city,
                             'directions', o.directions, 'stepFree', o.step_free) AS office
    FROM proposal p JOIN offering ON offering.id = p.offering_id JOIN office o ON o.id = offering.office_id
    WHERE p.id = ${proposalId}`
  return row ?? null
}

export type AppointmentRow = {
  id: string
  departmentId: string
  state: string
  mode: 'video' | 'phone' | 'on_site'
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  expiresAt: Temporal.Instant | null
  serviceName: string
  serviceNameEn: string
  code: string | null
  icalUid: string
  icalSequence: number
  confirmTokenHash: string | null
  manageTokenHash: string | null
  cancelledBy: string | null
  cancelReason: string | null
  moveReason: string | null
  applicantName: string
  retentionDays: number
  /** Of somebody called back to the waiting room. */
  callGraceMinutes: number
  timeZone: string
  municipality: { name: string; street: string; postalCode: string; city: string; phone: string; website: string }
  office: { name: string; street: string; postalCode: string; city: string; directions: string; stepFree: boolean }
  checklist: { title: string; titleEn: string; hint: string; hintEn: string; required: boolean }[]
}

/** Everything a message or a calendar entry can say about an appointment, in one read. */
export async function findAppointmentFacts(reader: Reader, appointmentId: string): Promise<AppointmentRow | null> {
  const [row] = await reader<AppointmentRow[]>`
    SELECT a.id, a.department_id, a.state, a.mode, a.starts_at, a.ends_at, a.expires_at, a.service_name, a.service_name_en, a.code,
           a.ical_uid, a.ical_sequence, a.confirm_token_hash, a.manage_token_hash, a.cancelled_by, a.cancel_reason, a.move_reason,
           coalesce((SELECT p.name FROM party p WHERE p.appointment_id = a.id AND p.role = 'applicant'), '') AS applicant_name,
           d.appointment_retention_days AS retention_days, d.call_grace_minutes, o.time_zone,
           json_build_object('name', m.name, 'street', m.street, 'postalCode', m.postal_code, 'city', m.city, 'phone', m.phone,
                             'website', m.website) AS municipality,
           json_build_object('name', o.name, 'street', o.street, 'postalCode', o.postal_code, 'city', o.city,
                             'directions', o.directions, 'stepFree', o.step_free) AS office,
           coalesce((SELECT json_agg(json_build_object('title', c.title, 'titleEn', c.title_en, 'hint', c.hint, 'hintEn', c.hint_en,
                                                       'required', c.required) ORDER BY c.service_position, c.position, c.title)
                     FROM appointment_checklist c WHERE c.appointment_id = a.id), '[]') AS checklist
    FROM appointment a
    JOIN department d ON d.id = a.department_id
    JOIN office o ON o.id = a.office_id
    JOIN municipality m ON m.id = a.municipality_id
    WHERE a.id = ${appointmentId}`
  return row ?? null
}

export type RecipientRow = {
  id: string
  role: string
  state: string
  name: string
  email: string | null
  phone: string | null
  joinTokenHash: string | null
}

export async function findRecipient(reader: Reader, partyId: string): Promise<RecipientRow | null> {
  const [row] = await reader<RecipientRow[]>`
    SELECT id, role, state, name, email, phone, join_token_hash FROM party WHERE id = ${partyId}`
  return row ?? null
}

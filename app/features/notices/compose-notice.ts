import { formatCode } from '#app/lib/tokens.ts'
import { type Mail, mailLocale } from '#emails/blocks.ts'
import { renderCalendar } from '#emails/calendar.ts'
import type { AppointmentFacts, Guest } from '#emails/facts.ts'
import { renderMail } from '#emails/render.ts'
import { cancelled } from '#emails/templates/cancelled.ts'
import { changedMode } from '#emails/templates/changed-mode.ts'
import { confirmed } from '#emails/templates/confirmed.ts'
import { keptTime } from '#emails/templates/kept-time.ts'
import { moved } from '#emails/templates/moved.ts'
import { pleaseConfirm } from '#emails/templates/please-confirm.ts'
import { type ProposalFacts, proposed } from '#emails/templates/proposed.ts'
import { reminder } from '#emails/templates/reminder.ts'
import { summary } from '#emails/templates/summary.ts'
import { technicalFailure } from '#emails/templates/technical-failure.ts'
import { uninvited } from '#emails/templates/uninvited.ts'
import { yourTurn } from '#emails/templates/your-turn.ts'
import type { OutgoingMail } from '#emails/transport.ts'
import { OPENS_BEFORE_MINUTES } from '#rooms/waiting/join-window.ts'
import type { NoticeKind } from './kinds.ts'
import { type LinkSettings, recipientLinks } from './links.ts'
import type { AppointmentRow, NoticeRow, RecipientRow } from './queries.server.ts'

export type NoticeSettings = LinkSettings & { mailFrom: string }
export type NoticeContent = {
  notice: NoticeRow
  appointment: AppointmentRow
  recipient: RecipientRow & { email: string }
}

/**
 * The mail for a notice: the same Message-ID, UID and SEQUENCE however often it is composed.
 *
 * @throws {Error} when a request has no link to confirm it.
 */
export function composeNotice(content: NoticeContent, settings: NoticeSettings, now: Temporal.Instant): OutgoingMail {
  const { notice, appointment, recipient } = content
  const facts = mailFacts(appointment, recipient, notice.locale, settings.publicUrl)
  const method = CALENDAR_METHOD[notice.kind]
  const calendar = method && {
    method,
    content: renderCalendar({
      method,
      uid: appointment.icalUid,
      sequence: appointment.icalSequence,
      now,
      organizer: settings.mailFrom,
      attendee: recipient.email,
      cancelled: method === 'CANCEL',
      facts,
    }),
  }
  return {
    ...renderMail(mailOf(content, facts, settings)),
    to: { name: recipient.name, address: recipient.email },
    from: { name: appointment.municipality.name, address: settings.mailFrom },
    messageId: `${notice.id}@${settings.mailFrom.split('@').at(-1)}`,
    now,
    locale: facts.locale,
    ...(calendar ? { calendar } : {}),
  }
}

const CALENDAR_METHOD: Partial<Record<NoticeKind, 'REQUEST' | 'CANCEL'>> = {
  confirmed: 'REQUEST',
  moved: 'REQUEST',
  mode_changed: 'REQUEST',
  cancelled: 'CANCEL',
  uninvited: 'CANCEL',
}

function mailOf(
  { notice, appointment, recipient }: NoticeContent,
  facts: AppointmentFacts,
  settings: NoticeSettings,
): Mail {
  const { confirmUrl, manageUrl, joinUrl } = recipientLinks(appointment, recipient, settings)
  const attendance = {
    ...facts,
    manageUrl,
    joinUrl,
    phoneEnding: (recipient.phone ?? '').replace(/\D/g, '').slice(-3),
    checklist: recipient.role === 'applicant' ? checklistIn(facts.locale, appointment.checklist) : [],
    waitingRoomMinutes: OPENS_BEFORE_MINUTES,
  }
  switch (notice.kind) {
    case 'please_confirm':
      if (!confirmUrl || !appointment.expiresAt) throw new Error('The request cannot be confirmed by a link')
      return pleaseConfirm({ ...facts, confirmUrl, expiresAt: appointment.expiresAt })
    case 'confirmed':
      return confirmed(attendance)
    case 'moved':
      return moved({ ...attendance, reason: appointment.moveReason ?? '' })
    case 'mode_changed':
      return changedMode(attendance)
    case 'reminder':
      return reminder(attendance)
    case 'cancelled':
      return cancelled({
        ...facts,
        cancelledBy: appointment.cancelledBy === 'citizen' ? 'citizen' : 'office',
        reason: appointment.cancelReason ?? '',
      })
    case 'uninvited':
      if (!facts.guest) throw new Error('Only a guest can lose an invitation')
      return uninvited(facts, facts.guest)
    case 'proposal_earlier':
    case 'proposal_replacement':
      return proposed(proposalFacts(notice, facts, manageUrl))
    case 'proposal_withdrawn':
      return keptTime({ ...facts, manageUrl })
    case 'technical_failure':
      return technicalFailure({ ...facts, newTimeUrl: manageUrl && `${manageUrl}/verschieben` })
    case 'your_turn':
      return yourTurn({ ...facts, joinUrl, graceMinutes: appointment.callGraceMinutes })
    case 'summary':
      return summary({
        ...facts,
        manageUrl,
        availableUntil: appointment.endsAt.add({ hours: 24 * appointment.retentionDays }),
      })
  }
}

/** The facts of the other time, beside those of the booked one. */
function proposalFacts(
  { kind, proposal }: NoticeRow,
  booked: AppointmentFacts,
  manageUrl: string | null,
): ProposalFacts {
  if (!proposal?.expiresAt) throw new Error('The notice belongs to no proposal that ends')
  const { mode, office, timeZone, startsAt: start, endsAt: end, expiresAt } = proposal
  return {
    ...booked,
    ...{ mode, office, timeZone, start, end, expiresAt, booked },
    reason: kind === 'proposal_earlier' ? 'earlier' : 'replacement',
    proposalUrl: manageUrl && `${manageUrl}/vorschlag`,
  }
}

/** What mail and calendar say about an appointment, in the language of the recipient. */
export function mailFacts(
  appointment: AppointmentRow,
  recipient: Pick<RecipientRow, 'name' | 'role'> | null,
  locale: string,
  publicUrl: string,
): AppointmentFacts {
  const language = mailLocale(locale)
  const { municipality, office, mode, timeZone, code } = appointment
  return {
    locale: language,
    municipality,
    office,
    mode,
    timeZone,
    recipient: recipient?.name ?? '',
    guest: recipient && recipient.role !== 'applicant' ? guestOf(recipient.role, appointment.applicantName) : null,
    service: (language === 'en' && appointment.serviceNameEn) || appointment.serviceName,
    start: appointment.startsAt,
    end: appointment.endsAt,
    code: code && recipient?.role === 'applicant' ? formatCode(code) : null,
    portalUrl: `${publicUrl}/`,
  }
}

const GUEST_ROLES = ['companion', 'interpreter', 'sign_language_interpreter', 'guardian'] as const

function guestOf(role: string, invitedBy: string): Guest {
  return { role: GUEST_ROLES.find((known) => known === role) ?? 'companion', invitedBy }
}

function checklistIn(locale: 'de' | 'en', items: AppointmentRow['checklist']) {
  return items.map((item) => ({
    title: (locale === 'en' && item.titleEn) || item.title,
    hint: (locale === 'en' && item.hintEn) || item.hint,
    required: item.required,
  }))
}

import type { EventType } from '#app/features/audit/types.ts'
import { m } from '#app/locales/generated/messages.js'
import type { HistoryRow } from '../appointment-facts.ts'

type Words = (facts: { name: string }) => string

const EVENTS: Partial<Record<EventType, Words>> = {
  appointment_requested: m.staff_event_appointment_requested,
  appointment_booked: m.staff_event_appointment_booked,
  appointment_confirmed: m.staff_event_appointment_confirmed,
  appointment_moved: m.staff_event_appointment_moved,
  appointment_mode_changed: m.calendar_event_mode_changed,
  appointment_reassigned: m.calendar_event_reassigned,
  appointment_resized: m.calendar_event_resized,
  resource_added: m.calendar_event_resource_added,
  resource_removed: m.calendar_event_resource_removed,
  appointment_cancelled: m.staff_event_appointment_cancelled,
  appointment_expired: m.staff_event_appointment_expired,
  appointment_completed: m.staff_event_appointment_completed,
  appointment_marked_no_show: m.staff_event_appointment_marked_no_show,
  appointment_marked_technical_failure: m.staff_event_appointment_marked_technical_failure,
  call_back_asked: m.media_event_call_back_asked,
  call_back_withdrawn: m.media_event_call_back_withdrawn,
  checklist_item_marked: m.staff_event_checklist_item_marked,
  checklist_item_unmarked: m.staff_event_checklist_item_unmarked,
  colleague_note_written: m.staff_event_colleague_note_written,
  document_uploaded: m.staff_event_document_uploaded,
  document_checked: m.staff_event_document_checked,
  document_refused: m.staff_event_document_refused,
  document_deleted: m.staff_event_document_deleted,
  name_corrected: m.proposals_event_name_corrected,
  proposal_declined: m.proposals_event_declined,
  proposal_expired: m.proposals_event_expired,
  proposal_withdrawn: m.proposals_event_withdrawn,
  time_proposed: m.proposals_event_proposed,
  party_arrived: m.staff_event_party_arrived,
  party_withdrew: m.staff_event_party_withdrew,
  party_admitted: m.staff_event_party_admitted,
  party_entered_room: m.staff_event_party_entered_room,
  party_left: m.staff_event_party_left,
  party_returned: m.staff_event_party_returned,
  party_parked: m.staff_event_party_parked,
  party_declined: m.staff_event_party_declined,
  party_removed: m.staff_event_party_removed,
  party_invited: m.staff_event_party_invited,
  party_invited_again: m.staff_event_party_invited_again,
  party_stepped_away: m.waiting_event_stepped_away,
  party_called_back: m.waiting_event_called_back,
  party_came_back: m.waiting_event_came_back,
  party_uninvited: m.staff_event_party_uninvited,
  visit_opened: m.staff_event_visit_opened,
  visit_ended: m.staff_event_visit_ended,
}

const NOTICES: Record<string, () => string> = {
  please_confirm: m.staff_notice_please_confirm,
  confirmed: m.staff_notice_confirmed,
  moved: m.staff_notice_moved,
  mode_changed: m.calendar_notice_mode_changed,
  cancelled: m.staff_notice_cancelled,
  uninvited: m.staff_notice_uninvited,
  proposal_earlier: m.proposals_notice_earlier,
  proposal_replacement: m.proposals_notice_replacement,
  proposal_withdrawn: m.proposals_notice_withdrawn,
  reminder: m.staff_notice_reminder,
  summary: m.staff_notice_summary,
  your_turn: m.waiting_notice_your_turn,
  technical_failure: m.staff_notice_technical_failure,
}

const DELIVERY = {
  queued: m.staff_delivery_queued,
  sent: m.staff_delivery_sent,
  skipped: m.staff_delivery_skipped,
  failed: m.staff_delivery_failed,
}

/** What a message tells, in words. */
export function noticeWord(kind: string): string {
  return NOTICES[kind]?.() ?? kind
}

/** One line of the history in words; null for what nobody needs to read. */
export function historyWords(row: HistoryRow): string | null {
  if (row.kind === 'notice') {
    return m.staff_history_notice({ notice: noticeWord(row.type), delivery: DELIVERY[row.state]() })
  }
  if (row.type === 'appointment_cancelled' && row.by === 'staff') return m.staff_event_appointment_cancelled_by_staff()
  const words = EVENTS[row.type as EventType]
  return words ? words({ name: row.partyName ?? m.staff_somebody() }) : null
}

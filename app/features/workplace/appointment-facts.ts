import type { DayAppointment, DayParty } from './day-appointment.ts'

/** One appointment as its own work page shows it. Instants are ISO texts. */
export type AppointmentFacts = {
  id: string
  code: string | null
  state: DayAppointment['state'] | 'expired'
  mode: DayAppointment['mode']
  channel: 'public' | 'call_centre' | 'internal'
  startsAt: string
  endsAt: string
  zone: string
  serviceName: string
  officeName: string
  officeAddress: string
  departmentName: string
  caseworkers: string[]
  languageWish: string
  aidsWish: string
  remark: string
  moves: number
  cancelledBy: string | null
  cancelReason: string | null
  /** Names, numbers and texts of the citizen have been deleted. */
  isAnonymous: boolean
  parties: AppointmentParty[]
  visit: { openedAt: string | null; endedAt: string | null; summary: string; nextSteps: string }
}

export type AppointmentParty = DayParty & { email: string | null; phone: string | null }

export type ChecklistRow = {
  id: string
  title: string
  hint: string
  required: boolean
  /** Ticked off by a colleague. */
  marked: boolean
  /** Ticked off or uploaded. */
  present: boolean
}

export type DocumentRow = {
  id: string
  fileName: string
  sizeBytes: number
  state: 'receiving' | 'unchecked' | 'clean' | 'infected' | 'refused'
  itemTitle: string | null
  uploadedAt: string
}

export type NoteRow = { id: string; author: string; writtenAt: string; body: string }

export type HistoryRow =
  | { kind: 'event'; key: string; at: string; type: string; by: string | null; partyName: string | null }
  | {
      kind: 'notice'
      key: string
      at: string
      type: string
      state: 'queued' | 'sent' | 'skipped' | 'failed'
      channel: 'email' | 'sms' | 'letter'
    }

export type AppointmentPage = {
  appointment: AppointmentFacts
  checklist: ChecklistRow[]
  documents: DocumentRow[]
  notes: NoteRow[]
  /** Newest first. */
  history: HistoryRow[]
}

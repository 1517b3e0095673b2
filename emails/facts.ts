import type { MailLocale } from './blocks.ts'

/** Who writes. `name` stands alone and before addresses: "Stadt Musterstadt". */
export type Municipality = {
  name: string
  street: string
  postalCode: string
  city: string
  phone: string
  website: string
}

export type Office = {
  name: string
  street: string
  postalCode: string
  city: string
  directions: string
  stepFree: boolean
}

export type Mode = 'video' | 'phone' | 'on_site'

/** Somebody who takes part in the appointment of another person. */
export type Guest = {
  role: 'companion' | 'interpreter' | 'sign_language_interpreter' | 'guardian'
  /** Name of the person whose appointment it is. */
  invitedBy: string
}

/** What every mail about an appointment says. Names of services and offices come in the language of the mail. */
export type AppointmentFacts = {
  locale: MailLocale
  municipality: Municipality
  /** Name of the recipient, may be empty. */
  recipient: string
  /** null: the appointment is the recipient's own. */
  guest: Guest | null
  service: string
  mode: Mode
  start: Temporal.Instant
  end: Temporal.Instant
  /** IANA zone of the office, in which the times are written. */
  timeZone: string
  office: Office
  /** Code that can be read aloud, in its written form; null when the appointment has none. */
  code: string | null
  /** Front page of the portal, without any token. */
  portalUrl: string
}

export type ChecklistEntry = { title: string; hint: string; required: boolean }

/** What a mail needs to say how the appointment takes place. */
export type AttendanceFacts = AppointmentFacts & {
  /** Opens the recipient's own page of the appointment; null for somebody who may only take part. */
  manageUrl: string | null
  /** Opens the waiting room of a video appointment; null for the other modes. */
  joinUrl: string | null
  /** Last digits of the number that will be called, may be empty. */
  phoneEnding: string
  checklist: ChecklistEntry[]
  /** Minutes before the start from which the waiting room is open. */
  waitingRoomMinutes: number
}

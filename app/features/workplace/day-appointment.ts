import type { DeviceCheck } from '#app/features/visits/schema.ts'

/** One appointment of a day as work pages show it. Instants are ISO texts, because the value travels to the browser. */
export type DayAppointment = {
  id: string
  startsAt: string
  endsAt: string
  /** IANA zone of the office; every time of this appointment is shown in it. */
  zone: string
  mode: 'video' | 'phone' | 'on_site'
  state: 'requested' | 'booked' | 'completed' | 'cancelled' | 'no_show' | 'technical_failure'
  serviceName: string
  officeName: string
  applicantName: string
  applicantPhone: string | null
  languageWish: string
  aidsWish: string
  /** Citizens' side only; caseworkers are in `resourceIds`. */
  parties: DayParty[]
  resourceIds: string[]
  /** Names of the caseworkers among the resources. */
  caseworkers: string[]
  checklist: { total: number; present: number }
  documents: { total: number; unchecked: number }
  visit: { openedAt: string | null; endedAt: string | null }
  /** What the calendar needs beside it. */
  plan: AppointmentPlan
}

export type AppointmentPlan = {
  offeringId: string
  officeId: string
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  /** Of a group appointment, and how many are taken; null for an ordinary one. */
  seats: { total: number; taken: number; title: string } | null
  /** Everybody and everything it takes, with the kind. */
  resources: { id: string; name: string; kind: 'caseworker' | 'room' | 'interpreter' }[]
}

export type DayParty = {
  id: string
  name: string
  role: string
  state: 'invited' | 'waiting' | 'admitted' | 'in_room' | 'parked' | 'left' | 'declined' | 'removed'
  arrivedAt: string | null
  admittedAt: string | null
  lastSeenAt: string | null
  deviceCheck: DeviceCheck | null
  /** Left the waiting room to be called back by mail, and when that mail was sent. */
  awaySince?: string | null
  calledAt?: string | null
  /** Came back too late: the place counts from here. */
  placedAt?: string | null
}

export const DAY_STATUSES = [
  'requested',
  'planned',
  'late',
  'waiting',
  'running',
  'open_end',
  'done',
  'no_show',
  'technical_failure',
  'cancelled',
] as const
export type DayStatus = (typeof DAY_STATUSES)[number]

/** A start may pass by this much before the person counts as late. */
export const LATE_AFTER_MINUTES = 5

/**
 * Where an appointment stands at `now`: its own state once it ended, else what its people do. `late`: a video appointment began and nobody
 * has arrived. `open_end`: its time is over and nobody has said how it went.
 */
export function dayStatus(
  appointment: Pick<DayAppointment, 'state' | 'mode' | 'startsAt' | 'endsAt' | 'parties' | 'visit'>,
  now: string,
): DayStatus {
  switch (appointment.state) {
    case 'requested':
    case 'no_show':
    case 'technical_failure':
    case 'cancelled':
      return appointment.state
    case 'completed':
      return 'done'
    case 'booked':
      return liveStatus(appointment, now)
  }
}

function liveStatus(
  {
    mode,
    startsAt,
    endsAt,
    parties,
    visit,
  }: Pick<DayAppointment, 'mode' | 'startsAt' | 'endsAt' | 'parties' | 'visit'>,
  now: string,
): DayStatus {
  const isIn = (...states: DayParty['state'][]) => parties.some((party) => states.includes(party.state))
  if (isIn('admitted', 'in_room')) return 'running'
  if (isIn('waiting', 'parked')) return 'waiting'
  if (visit.openedAt && !visit.endedAt) return 'running'
  if (Date.parse(endsAt) <= Date.parse(now)) return 'open_end'
  if (mode === 'video' && minutesBetween(startsAt, now) >= LATE_AFTER_MINUTES) return 'late'
  return 'planned'
}

/** Whole minutes from `from` to `to`, negative when `to` is earlier. */
export function minutesBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / 60_000)
}

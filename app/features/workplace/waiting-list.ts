import { placeTime } from '#rooms/waiting/place.ts'
import { type DayAppointment, type DayParty, dayStatus } from './day-appointment.ts'

export type WaitingEntry = {
  appointment: DayAppointment
  /** Who waits or is parked now, in order of arrival. Empty for somebody who is late. */
  waiting: DayParty[]
  /** First arrival; null for somebody who is late. */
  since: string | null
  late: boolean
}

/**
 * The waiting room as staff see it: everybody who waits in the published order (rooms/waiting/place.ts), so coming early buys no better
 * place; then those who should be here and are not.
 */
export function waitingList(day: readonly DayAppointment[], now: string): WaitingEntry[] {
  const present: WaitingEntry[] = []
  const late: WaitingEntry[] = []
  for (const appointment of day) {
    if (appointment.state !== 'booked') continue
    const waiting = appointment.parties
      .filter((party) => party.state === 'waiting' || party.state === 'parked')
      .sort(byArrival)
    if (waiting.length > 0) present.push({ appointment, waiting, since: waiting[0]?.arrivedAt ?? null, late: false })
    else if (dayStatus(appointment, now) === 'late') late.push({ appointment, waiting, since: null, late: true })
  }
  return [...present.sort(byStart), ...late.sort(byStart)]
}

function byStart(a: WaitingEntry, b: WaitingEntry): number {
  return (
    placeOf(a) - placeOf(b) ||
    byArrival({ arrivedAt: a.since }, { arrivedAt: b.since }) ||
    a.appointment.id.localeCompare(b.appointment.id)
  )
}

function placeOf({ appointment, waiting, since }: WaitingEntry): number {
  const placed = waiting.flatMap(({ placedAt }) => (placedAt ? [Date.parse(placedAt)] : []))
  return placeTime({
    startsAt: Date.parse(appointment.startsAt),
    arrivedAt: since ? Date.parse(since) : null,
    placedAt: placed.length > 0 ? Math.max(...placed) : null,
  })
}

function byArrival(a: Pick<DayParty, 'arrivedAt'>, b: Pick<DayParty, 'arrivedAt'>): number {
  return Date.parse(a.arrivedAt ?? '9999-12-31') - Date.parse(b.arrivedAt ?? '9999-12-31')
}

import type { AppointmentState } from '#app/features/booking/appointment-state.ts'
import { visitPath } from '#app/lib/link-paths.ts'
import type { PartyState } from '#rooms/waiting/party-machine.ts'

/** The page of a visit on which a party belongs now. */
export type VisitPlace = 'check' | 'waiting' | 'room' | 'after'

export type PlaceFacts = { state: PartyState; appointmentState: AppointmentState; window: 'early' | 'open' | 'over' }

/** The server decides where a party is; every page of a visit sends it there. */
export function visitPlace({ state, appointmentState, window }: PlaceFacts): VisitPlace {
  if (appointmentState !== 'booked' || window === 'over') return 'after'
  switch (state) {
    case 'invited':
      return 'check'
    case 'waiting':
    case 'parked':
      return 'waiting'
    case 'admitted':
    case 'in_room':
      return 'room'
    case 'left':
    case 'declined':
    case 'removed':
      return 'after'
  }
}

const PATHS: Record<VisitPlace, string> = { check: '', waiting: '/warten', room: '/raum', after: '/danach' }

export function placePath(joinToken: string, place: VisitPlace): string {
  return `${visitPath(joinToken)}${PATHS[place]}`
}

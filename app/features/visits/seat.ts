import type { PartyState } from '#rooms/waiting/party-machine.ts'

export type Seat = {
  /** The page that got the last grant; null: none said which it is. */
  key: string | null
  at: Temporal.Instant | null
  state: PartyState
  /** In state `in_room`: since when the media server does not see the party. */
  leftAt: Temporal.Instant | null
}

/** A page that just got its grant may still be on its way in. */
const ON_ITS_WAY_SECONDS = 20

/** Whether another page than the one that asks has the party's place in the room now. Only then the person has to choose a device. */
export function isTakenElsewhere(seat: Seat, asking: string, now: Temporal.Instant): boolean {
  if (seat.key === null || seat.key === asking) return false
  if (seat.state === 'in_room') return seat.leftAt === null
  return seat.at !== null && now.since(seat.at).total('seconds') < ON_ITS_WAY_SECONDS
}

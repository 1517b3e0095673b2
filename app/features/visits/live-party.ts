import { isAdmitted, type PartyState } from '#rooms/waiting/party-machine.ts'

/** What has to happen to somebody whom the media server reports in a visit's current room. `stranger`: nobody who may be there. */
export type Finding = 'stranger' | 'entered' | 'known'

/**
 * Judges a participant by the party it claims to be. Who has left may be back: the media client can resume a connection without asking
 * for a new grant, and was admitted in this room.
 */
export function judgeParticipant(state: PartyState | undefined): Finding {
  if (state === undefined) return 'stranger'
  if (state === 'in_room') return 'known'
  return isAdmitted(state) || state === 'left' ? 'entered' : 'stranger'
}

/** Where a party of a visit stands. */
export const PARTY_STATES = [
  'invited',
  'waiting',
  'admitted',
  'in_room',
  'parked',
  'left',
  'declined',
  'removed',
] as const
export type PartyState = (typeof PARTY_STATES)[number]

export const PARTY_ACTIONS = [
  'check_in',
  'withdraw',
  'admit',
  'host',
  'enter',
  'leave',
  'return',
  'park',
  'decline',
  'remove',
  'invite_again',
  'uninvite',
  'end',
] as const
/**
 * What can happen to a party. By itself: `check_in` to the waiting room, `withdraw` from it, `leave` the room, `return` to it. By staff:
 * `admit`, `park`, `decline`, `remove`, `invite_again`; `host` is a caseworker's own way in. By the applicant: `uninvite`, before anybody arrives. By the media server: `enter`. `end` ends the
 * visit for everybody.
 */
export type PartyAction = (typeof PARTY_ACTIONS)[number]

export type PartyEvent =
  | 'party_arrived'
  | 'party_withdrew'
  | 'party_admitted'
  | 'party_entered_room'
  | 'party_left'
  | 'party_returned'
  | 'party_parked'
  | 'party_declined'
  | 'party_removed'
  | 'party_invited_again'
  | 'party_uninvited'

export type Move = { to: PartyState; event: PartyEvent }

/**
 * Every allowed move; what is not here is an error. Nobody comes from `invited`, `waiting`, `parked`, `declined` or `removed` to
 * `admitted` except by `admit` or `host`, so only `left`, which needs an earlier admission, may `return`.
 */
export const MOVES: Readonly<Record<PartyState, Readonly<Partial<Record<PartyAction, PartyState>>>>> = {
  invited: { check_in: 'waiting', host: 'admitted', uninvite: 'removed' },
  waiting: { withdraw: 'invited', admit: 'admitted', decline: 'declined', end: 'left' },
  admitted: { enter: 'in_room', leave: 'left', park: 'parked', remove: 'removed', end: 'left' },
  in_room: { leave: 'left', park: 'parked', remove: 'removed', end: 'left' },
  parked: { withdraw: 'invited', admit: 'admitted', decline: 'declined', remove: 'removed', end: 'left' },
  left: { enter: 'in_room', return: 'admitted', park: 'parked', remove: 'removed' },
  declined: { invite_again: 'invited' },
  removed: { invite_again: 'invited' },
}

const EVENTS: Record<PartyAction, PartyEvent> = {
  check_in: 'party_arrived',
  withdraw: 'party_withdrew',
  admit: 'party_admitted',
  host: 'party_admitted',
  enter: 'party_entered_room',
  leave: 'party_left',
  return: 'party_returned',
  park: 'party_parked',
  decline: 'party_declined',
  remove: 'party_removed',
  invite_again: 'party_invited_again',
  uninvite: 'party_uninvited',
  end: 'party_left',
}

/** The move that `action` makes from `state`, or null when the table does not allow it. */
export function moveOf(state: PartyState, action: PartyAction): Move | null {
  const to = MOVES[state][action]
  return to ? { to, event: EVENTS[action] } : null
}

/** May be in the media room now, and so may ask for a grant. */
export function isAdmitted(state: PartyState): boolean {
  return state === 'admitted' || state === 'in_room'
}

/** Stands in the queue of the waiting room. */
export function isWaiting(state: PartyState): boolean {
  return state === 'waiting'
}

/** Was turned away or put out; only staff can undo it. */
export function isBarred(state: PartyState): boolean {
  return state === 'declined' || state === 'removed'
}

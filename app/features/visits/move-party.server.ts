import { type Actor, recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Tx } from '#prisma/sql.ts'
import { moveOf, type PartyAction, type PartyState } from '#rooms/waiting/party-machine.ts'
import type { Party, Visit } from './visit.ts'

export type PartyMove = { visit: Visit; party: Party; action: PartyAction; by: Actor; now: Temporal.Instant }

/**
 * Makes one move of the party machine in an open transaction that holds the visit's lock: state, times, audit row and event.
 *
 * @returns the new state.
 * @throws {DomainError} `wrong_state` when the table does not allow the move.
 */
export async function moveParty(tx: Tx, { visit, party, action, by, now }: PartyMove): Promise<PartyState> {
  const move = moveOf(party.state, action)
  if (!move) throw new DomainError('wrong_state')
  await tx`UPDATE party SET ${tx({ state: move.to, ...timesOf(action, now) })} WHERE id = ${party.id}`
  const entry = { type: move.event, departmentId: visit.departmentId, appointmentId: visit.appointmentId, now }
  await recordAudit(tx, { ...entry, by, data: { partyId: party.id, from: party.state } })
  await recordEvent(tx, { ...entry, partyId: party.id, data: { state: move.to } })
  return move.to
}

type Times = Partial<
  Record<
    'arrivedAt' | 'lastSeenAt' | 'admittedAt' | 'enteredAt' | 'leftAt' | 'awaySince' | 'calledAt' | 'placedAt',
    Temporal.Instant | null
  >
>

function timesOf(action: PartyAction, now: Temporal.Instant): Times {
  switch (action) {
    case 'check_in':
      return { arrivedAt: now, lastSeenAt: now, leftAt: null }
    case 'withdraw':
    case 'invite_again':
    case 'uninvite':
      return { arrivedAt: null, admittedAt: null, leftAt: null, awaySince: null, calledAt: null, placedAt: null }
    case 'admit':
      return { admittedAt: now, leftAt: null, awaySince: null, calledAt: null }
    case 'host':
      return { admittedAt: now, leftAt: null }
    case 'enter':
      return { enteredAt: now, leftAt: null }
    case 'return':
    case 'park':
      return { leftAt: null }
    case 'leave':
    case 'end':
    case 'remove':
    case 'decline':
      return { leftAt: now }
  }
}

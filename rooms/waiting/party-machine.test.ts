import { describe, expect, it } from 'vitest'
import {
  isAdmitted,
  isBarred,
  MOVES,
  moveOf,
  PARTY_ACTIONS,
  PARTY_STATES,
  type PartyAction,
  type PartyState,
} from './party-machine.ts'

/** The rule once more, written the other way round: who may do what from where. */
const ALLOWED: Record<PartyAction, { from: PartyState[]; to: PartyState }> = {
  check_in: { from: ['invited'], to: 'waiting' },
  withdraw: { from: ['waiting', 'parked'], to: 'invited' },
  admit: { from: ['waiting', 'parked'], to: 'admitted' },
  host: { from: ['invited'], to: 'admitted' },
  enter: { from: ['admitted', 'left'], to: 'in_room' },
  leave: { from: ['admitted', 'in_room'], to: 'left' },
  return: { from: ['left'], to: 'admitted' },
  park: { from: ['admitted', 'in_room', 'left'], to: 'parked' },
  decline: { from: ['waiting', 'parked'], to: 'declined' },
  remove: { from: ['admitted', 'in_room', 'parked', 'left'], to: 'removed' },
  invite_again: { from: ['declined', 'removed'], to: 'invited' },
  uninvite: { from: ['invited'], to: 'removed' },
  end: { from: ['waiting', 'admitted', 'in_room', 'parked'], to: 'left' },
}

describe('party machine', () => {
  for (const state of PARTY_STATES) {
    for (const action of PARTY_ACTIONS) {
      const rule = ALLOWED[action]
      const expected = rule.from.includes(state) ? rule.to : null
      it(`${state} + ${action} → ${expected ?? 'refused'}`, () => {
        expect(moveOf(state, action)?.to ?? null).toBe(expected)
      })
    }
  }

  it('writes an event in the past tense for every move', () => {
    for (const state of PARTY_STATES)
      for (const action of PARTY_ACTIONS) {
        const move = moveOf(state, action)
        if (move)
          expect(move.event).toMatch(
            /^party_(arrived|withdrew|admitted|entered_room|left|returned|parked|declined|removed|invited_again|uninvited)$/,
          )
      }
  })

  it('lets nobody become admitted without a caseworker, whatever they do and in whatever order', () => {
    const ownActions: PartyAction[] = ['check_in', 'withdraw', 'enter', 'leave', 'return']
    const reachable = new Set<PartyState>(['invited', 'waiting', 'parked', 'declined', 'removed'])
    for (let grew = true; grew; ) {
      grew = false
      for (const state of [...reachable])
        for (const action of ownActions) {
          const to = MOVES[state][action]
          if (to && !reachable.has(to)) grew = Boolean(reachable.add(to))
        }
    }
    expect([...reachable].filter(isAdmitted)).toEqual([])
    expect(reachable.has('left')).toBe(false)
  })

  it('keeps who was declined or removed outside until staff invite them again', () => {
    for (const state of PARTY_STATES.filter(isBarred)) expect(Object.keys(MOVES[state])).toEqual(['invite_again'])
  })
})

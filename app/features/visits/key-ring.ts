import type { KeyHolder } from './media-keys.ts'
import type { PartyRole } from './visit.ts'

export type RingHolder = KeyHolder & { name: string; role: PartyRole; at: string }

/** What the server knows of the keys of a visit, as one party may see it: public keys, and the group key as sealed for this party. */
export type KeyRing = {
  appointmentId: string
  /** 0: no group key yet. */
  epoch: number
  /** Admitted parties whose page has announced a key. */
  holders: RingHolder[]
  /** For which keys the group key of `epoch` was sealed. */
  sealedFor: KeyHolder[]
  /** Null: it was not sealed for this party. */
  own: { sealed: string; forKey: string; by: KeyHolder } | null
}

/** The page that makes the group key: of the caseworkers the one who is there longest. Null while no caseworker is there. */
export function makerOf(holders: readonly RingHolder[]): RingHolder | null {
  const caseworkers = holders.filter(({ role }) => role === 'caseworker')
  return (
    caseworkers.sort((a, b) => (a.at === b.at ? (a.partyId < b.partyId ? -1 : 1) : a.at < b.at ? -1 : 1))[0] ?? null
  )
}

/**
 * Whether the maker has to draw a new group key: for somebody who came, so that they cannot open what was said before, and after somebody
 * who went, so that they cannot open what is said from now on.
 */
export function needsNewKey({ epoch, holders, sealedFor }: Pick<KeyRing, 'epoch' | 'holders' | 'sealedFor'>): boolean {
  if (epoch === 0) return true
  const name = ({ partyId, publicKey }: KeyHolder) => `${partyId} ${publicKey}`
  const sealed = new Set(sealedFor.map(name))
  return sealed.size !== holders.length || holders.some((holder) => !sealed.has(name(holder)))
}

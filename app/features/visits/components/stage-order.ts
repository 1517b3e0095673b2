import type { VisitParty } from '../list-visit-parties.server.ts'

/** Which party has the large tile. `ids` are those in the room, the own one included. */
export function mainParty(ids: readonly string[], ownId: string, parties: readonly VisitParty[]): string {
  const others = ids.filter((id) => id !== ownId)
  const known = (role: VisitParty['role']) =>
    others.find((id) => parties.find((party) => party.id === id)?.role === role)
  const own = parties.find((party) => party.id === ownId)
  // Staff look at the applicant, everybody else at the caseworker.
  const counterpart = own?.role === 'caseworker' ? known('applicant') : known('caseworker')
  return counterpart ?? others[0] ?? ownId
}

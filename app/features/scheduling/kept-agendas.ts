import type { StoredAgenda } from './agenda-row.ts'
import type { Offering } from './offering.ts'
import type { AgendaSearch } from './read-agendas.server.ts'
import type { OfferingScope, OfferingTerms } from './read-offerings.server.ts'

/**
 * What this process has read for searches, as long as nobody has changed it. Derived data only: whoever takes time asks the database itself,
 * in its transaction, and the exclusion constraint has the last word.
 */
export type KeptAgendas = {
  offerings(scope: OfferingScope, terms: OfferingTerms): Promise<Offering[]>
  agendas(search: AgendaSearch & { offeringIds: readonly string[] }): Promise<StoredAgenda[]>
  /** Resource ids, or everything. */
  forget(what: readonly string[] | 'everything'): void
}

/** `isHeard`: whether changes are certain to be heard at this moment. Otherwise nothing is kept and the database is read. */
const keepers = new WeakMap<object, { kept: KeptAgendas; isHeard: () => boolean }>()

/** From now on searches over this pool use what is kept. Transactions never do. */
export function searchWithKept(sql: object, kept: KeptAgendas, isHeard: () => boolean): void {
  keepers.set(sql, { kept, isHeard })
}

export function findKept(sql: object): KeptAgendas | null {
  const keeper = keepers.get(sql)
  return keeper?.isHeard() ? keeper.kept : null
}

import type { Reader } from '#prisma/sql.ts'
import type { StoredAgenda } from './agenda-row.ts'
import type { KeptAgendas } from './kept-agendas.ts'
import type { Offering } from './offering.ts'
import { readAgendas } from './read-agendas.server.ts'
import { readOfferings } from './read-offerings.server.ts'

/** Questions that are kept at most; people can ask for any combination of services. */
const MAX_QUESTIONS = 1000

/** What is known of one resource from `from` to `to`, epoch minutes; null when it is not active. */
type Entry = { from: number; to: number; stored: Promise<StoredAgenda | null> }

/**
 * An entry is in its map before its read begins, and news takes it out at once, so nothing that was read before a change is found after its
 * news; who waits for that read meanwhile asked before the news.
 */
export function keepAgendas(sql: Reader): KeptAgendas {
  const offerings = new Map<string, Promise<Offering[]>>()
  const rosters = new Map<string, Promise<string[]>>()
  const entries = new Map<string, Entry>()

  const load = (ids: readonly string[], from: number, to: number) => {
    const known = ids.flatMap((id) => entries.get(id) ?? [])
    const range = {
      from: Math.min(from, ...known.map((one) => one.from)),
      to: Math.max(to, ...known.map((one) => one.to)),
    }
    const read = readAgendas(sql, { ids, ...range }).then((list) => new Map(list.map((one) => [one.resourceId, one])))
    for (const id of ids) {
      const entry = { ...range, stored: read.then((found) => found.get(id) ?? null) }
      entries.set(id, entry)
      entry.stored.catch(() => {
        if (entries.get(id) === entry) entries.delete(id)
      })
    }
  }

  return {
    offerings: (scope, terms) =>
      remember(offerings, JSON.stringify([scope, terms]), () => readOfferings(sql, scope, terms)),

    async agendas({ offeringIds, from, to, resourceIds }) {
      const ids = await remember(rosters, offeringIds.toSorted().join(), () => readRoster(sql, offeringIds))
      const missing = ids.filter((id) => {
        const entry = entries.get(id)
        return !entry || entry.from > from || entry.to < to
      })
      if (missing.length > 0) load(missing, from, to)
      const all = await Promise.all(ids.map((id) => entries.get(id)!.stored))
      const chosen = (one: StoredAgenda) =>
        !resourceIds || one.kind !== 'caseworker' || resourceIds.includes(one.resourceId)
      return all.filter((one) => one !== null).filter(chosen)
    },

    forget(what) {
      if (what !== 'everything') for (const id of what) entries.delete(id)
      else for (const map of [offerings, rosters, entries]) map.clear()
    },
  }
}

function remember<T>(map: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const known = map.get(key)
  if (known) return known
  if (map.size >= MAX_QUESTIONS) map.clear()
  const found = read()
  map.set(key, found)
  found.catch(() => {
    if (map.get(key) === found) map.delete(key)
  })
  return found
}

async function readRoster(sql: Reader, offeringIds: readonly string[]): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    SELECT r.id FROM resource r
    WHERE r.active AND r.id IN (SELECT resource_id FROM resource_offering WHERE offering_id = ANY(${[...offeringIds]}::uuid[]))
    ORDER BY r.source_id, r.id`
  return rows.map(({ id }) => id)
}

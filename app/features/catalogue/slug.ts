import { randomUUID } from 'node:crypto'

/** A name as part of a web address: "Straßenverkehrsamt, Zulassung" becomes "strassenverkehrsamt-zulassung". */
export function slugOf(name: string): string {
  const latin = name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
  return latin.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'x'
}

/** A thing of the file; slugs are unique within `parent`. */
export type NamedThing = { sourceId: string; name: string; slug?: string; parent: string }
export type KnownThing = { id: string; sourceId: string; slug: string; parent: string }
export type Places = {
  /** Id and slug of each thing of the file, by source id. */
  places: Map<string, { id: string; slug: string }>
  /** Known ids whose present slug somebody else needs. */
  freed: string[]
}

/** Gives known things their ids and addresses again; new ones an id and an address that is free. A slug given in the file goes before. */
export function assignPlaces(things: readonly NamedThing[], known: readonly KnownThing[]): Places {
  const knownBySource = new Map(known.map((row) => [row.sourceId, row]))
  const given = new Set(things.map((thing) => thing.sourceId))
  const taken = new Set(things.filter((thing) => thing.slug).map((thing) => address(thing.parent, thing.slug!)))
  const slugs = new Map<string, string>()
  for (const thing of things) {
    const before = knownBySource.get(thing.sourceId)
    if (thing.slug) slugs.set(thing.sourceId, thing.slug)
    else if (before?.parent === thing.parent && claim(taken, thing.parent, before.slug))
      slugs.set(thing.sourceId, before.slug)
  }
  const stayed = known.filter((row) => !given.has(row.sourceId) && claim(taken, row.parent, row.slug))
  for (const thing of things)
    if (!slugs.has(thing.sourceId)) slugs.set(thing.sourceId, freeSlug(taken, thing.parent, slugOf(thing.name)))
  const keeps = (row: KnownThing) => stayed.includes(row) || slugs.get(row.sourceId) === row.slug
  return {
    places: new Map(
      things.map(({ sourceId }) => [
        sourceId,
        { id: knownBySource.get(sourceId)?.id ?? randomUUID(), slug: slugs.get(sourceId)! },
      ]),
    ),
    freed: known.filter((row) => !keeps(row)).map((row) => row.id),
  }
}

function address(parent: string, slug: string): string {
  return `${parent}/${slug}`
}

function claim(taken: Set<string>, parent: string, slug: string): boolean {
  const wanted = address(parent, slug)
  return !taken.has(wanted) && taken.add(wanted) !== null
}

function freeSlug(taken: Set<string>, parent: string, wanted: string): string {
  for (let number = 1; ; number++) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`
    if (claim(taken, parent, slug)) return slug
  }
}

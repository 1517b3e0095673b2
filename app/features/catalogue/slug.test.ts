import { describe, expect, it } from 'vitest'
import { assignPlaces, slugOf } from './slug.ts'

describe('the address of a thing', () => {
  it('is its name in plain letters', () => {
    expect(slugOf('Straßenverkehrsamt, Zulassung (Süd)')).toBe('strassenverkehrsamt-zulassung-sued')
    expect(slugOf('Café Élysée')).toBe('cafe-elysee')
    expect(slugOf('???')).toBe('x')
  })

  const thing = (sourceId: string, name: string, slug?: string) => ({ sourceId, name, slug, parent: 'd' })

  it('gets a number when another has it', () => {
    const { places } = assignPlaces([thing('1', 'Amt'), thing('2', 'Amt')], [])
    expect([...places.values()].map((place) => place.slug)).toEqual(['amt', 'amt-2'])
  })

  it('stays when the name changes, so that links keep working', () => {
    const { places } = assignPlaces(
      [thing('1', 'Neuer Name')],
      [{ id: 'uuid', sourceId: '1', slug: 'alter-name', parent: 'd' }],
    )
    expect(places.get('1')).toEqual({ id: 'uuid', slug: 'alter-name' })
  })

  it('is given up by a thing that vanished when the file asks for it', () => {
    const { places, freed } = assignPlaces(
      [thing('2', 'Amt', 'amt')],
      [{ id: 'old', sourceId: '1', slug: 'amt', parent: 'd' }],
    )
    expect(places.get('2')?.slug).toBe('amt')
    expect(freed).toEqual(['old'])
  })

  it('can be swapped', () => {
    const known = [
      { id: 'u1', sourceId: '1', slug: 'a', parent: 'd' },
      { id: 'u2', sourceId: '2', slug: 'b', parent: 'd' },
    ]
    const { places, freed } = assignPlaces([thing('1', 'A', 'b'), thing('2', 'B', 'a')], known)
    expect(places.get('1')?.slug).toBe('b')
    expect(freed).toEqual(['u1', 'u2'])
  })
})

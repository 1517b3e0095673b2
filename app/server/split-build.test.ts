import type { ServerBuild } from '@remix-run/node'
import { describe, expect, test } from 'vitest'
import { splitBuild } from './split-build.ts'

const routes = {
  root: { id: 'root', path: '' },
  home: { id: 'home', parentId: 'root', index: true },
  search: { id: 'search', parentId: 'root', path: 'suche' },
  visit: { id: 'visit', parentId: 'root', path: 'besuch/:token' },
  check: { id: 'check', parentId: 'visit', index: true },
  waiting: { id: 'waiting', parentId: 'visit', path: 'warten' },
  messages: { id: 'messages', parentId: 'root', path: 'besuch/:token/nachrichten' },
  missing: { id: 'missing', parentId: 'root', path: '*' },
}
const build = { routes, assets: { routes } } as unknown as ServerBuild
const split = splitBuild(build)

/** The renderer goes through the manifest of the assets, the handler through the routes; both must know the same. */
function idsFor(path: string): string[] {
  const part = split(path)
  expect(Object.keys(part.assets.routes)).toEqual(Object.keys(part.routes))
  return Object.keys(part.routes)
}

describe('only routes that can match a path are looked at', () => {
  test.each([
    ['/', ['root', 'home', 'missing']],
    ['/suche', ['root', 'search', 'missing']],
    ['/suche.data', ['root', 'search', 'missing']],
    ['/besuch/abc/warten', ['root', 'visit', 'check', 'waiting', 'messages', 'missing']],
    ['/besuch/abc/warten.data', ['root', 'visit', 'check', 'waiting', 'messages', 'missing']],
    ['/_root.data', ['root', 'home', 'missing']],
    ['/Suche', ['root', 'search', 'missing']],
    ['/%73uche', Object.keys(build.routes)],
    ['/unbekannt', ['root', 'home', 'missing']],
    ['/__manifest', Object.keys(build.routes)],
  ])('%s', (path, ids) => {
    expect(idsFor(path)).toEqual(ids)
  })

  test('the same segment always gives the same build', () => {
    expect(split('/besuch/a')).toBe(split('/besuch/b/nachrichten'))
  })
})

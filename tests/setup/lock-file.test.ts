import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '#app/server/local/project.ts'

type Lock = { packages: Record<string, { optionalDependencies?: Record<string, string> }> }

// npm leaves out what the registry at hand does not know, and `npm ci` then refuses the whole lock file.
test('the lock file has an entry for every package of another platform', () => {
  const { packages } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as Lock
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => {
      const places = path
        .split('/node_modules/')
        .map((_, index, parts) => parts.slice(0, index + 1).join('/node_modules/'))
      return !['', ...places.map((place) => `${place}/`)].some((place) => `${place}node_modules/${name}` in packages)
    }),
  )
  expect(missing).toEqual([])
})

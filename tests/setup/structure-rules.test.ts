import { expect, test } from 'vitest'
import { parseSource } from './source-files.ts'
import { checkStructure } from './structure-rules.ts'

/** Problems of a project that consists of these files. */
function problemsIn(files: Record<string, string>): string[] {
  const sources = Object.entries(files).map(([path, text]) => parseSource(path, text))
  return checkStructure(sources).map(({ file, rule }) => `${file}: ${rule}`)
}

test('a route that uses features, ui, lib and the type of its context is in order', () => {
  const text = `
    import { getService } from '#app/features/catalogue/queries.server.ts'
    import { Button } from '#app/ui/button.tsx'
    import { parseForm } from '#app/lib/forms.ts'
    import type { AppContext } from '#app/server/context.ts'
    import { useLoaderData } from '@remix-run/react'`
  expect(problemsIn({ 'app/routes/public/home.tsx': text })).toEqual([])
})

test.each(['#prisma/client.ts', '#rooms/livekit/grants.ts', '#emails/render.ts', '#app/server/http.ts'])(
  'a route may not import %s',
  (specifier) => {
    const found = problemsIn({ 'app/routes/public/home.tsx': `import { x } from '${specifier}'` })
    expect(found).toEqual(['app/routes/public/home.tsx: rule 1, routes use features, ui and lib'])
  },
)

test('a feature may read another one and use its rules, but not call its commands', () => {
  const file = 'app/features/booking/hold-slot.server.ts'
  const allowed = `
    import { listCandidates } from '#app/features/scheduling/queries.server.ts'
    import { cutSlots } from '#app/features/scheduling/slots.ts'
    import { recordAudit } from '#app/features/audit/record.server.ts'`
  expect(problemsIn({ [file]: allowed })).toEqual([])
  const forbidden = `import { checkIn } from '#app/features/visits/check-in.server.ts'`
  expect(problemsIn({ [file]: forbidden })).toEqual([
    `${file}: rule 2, a feature uses pure files and queries of another`,
  ])
})

test('rooms and emails import neither app nor prisma', () => {
  const found = problemsIn({
    'rooms/livekit/grants.ts': `import { readConfig } from '#app/lib/config.ts'`,
    'emails/render.ts': `import type { Db } from '#prisma/sql.ts'`,
  })
  expect(found).toEqual([
    'rooms/livekit/grants.ts: rule 3, rooms and emails are libraries',
    'emails/render.ts: rule 3, rooms and emails are libraries',
  ])
})

test('lib and ui import nothing above them', () => {
  const text = `import type { Slot } from '#app/features/scheduling/slots.ts'`
  expect(problemsIn({ 'app/ui/slot-list.tsx': text })).toEqual([
    'app/ui/slot-list.tsx: rule 4, lib and ui import nothing above them',
  ])
})

test('only tests and the seed use what lies in tests', () => {
  const text = `import { anOffice } from '#tests/factories/city.ts'`
  expect(problemsIn({ 'prisma/seed/run.ts': text, 'emails/render.test.ts': text })).toEqual([])
  expect(problemsIn({ 'prisma/migrate.ts': text })).toEqual(['prisma/migrate.ts: rule 5, nothing imports tests'])
})

test.each([
  'app/features/booking/Holds.ts',
  'app/features/booking/rules/holds.ts',
  'app/features/booking/session.server.ts',
])('the name %s is not in the vocabulary of features', (path) => {
  expect(problemsIn({ [path]: 'export function a() {}' })).toContain(`${path}: file vocabulary of features`)
})

test('a command file exports one function, and as many types and constants as it likes', () => {
  const path = 'app/features/booking/hold-slot.server.ts'
  expect(
    problemsIn({ [path]: 'export type Held = 1\nexport const LIMIT = 2\nexport async function holdSlot() {}' }),
  ).toEqual([])
  expect(problemsIn({ [path]: 'export function a() {}\nexport const b = () => 1' })).toEqual([
    `${path}: file vocabulary of features`,
  ])
})

test.each([
  `import { readFile } from 'node:fs/promises'`,
  `import { sql } from '#prisma/sql.ts'`,
  'export const now = () => Temporal.Now.instant()',
  'export const mode = process.env.NODE_ENV',
])('a rule is pure and may not contain: %s', (text) => {
  expect(problemsIn({ 'app/features/booking/holds.ts': text })).toEqual([
    'app/features/booking/holds.ts: rules are pure',
  ])
})

test('a comment may speak of the clock', () => {
  expect(problemsIn({ 'app/features/booking/holds.ts': '// not Temporal.Now, see above\nexport const a = 1' })).toEqual(
    [],
  )
})

test.each(['app/lib/utils.ts', 'app/lib/date-helpers.ts', 'app/ui/common/box.tsx', 'rooms/index.ts'])(
  'the name %s says nothing',
  (path) => {
    expect(problemsIn({ [path]: 'export const a = 1' })).toEqual([`${path}: names say what a file is for`])
  },
)

test('a file of nothing but re-exports is a barrel', () => {
  expect(problemsIn({ 'rooms/all.ts': `export * from './a.ts'` })).toEqual([
    'rooms/all.ts: names say what a file is for',
  ])
})

test('files that import each other in a circle are found, through types alone they may', () => {
  const circle = { 'app/lib/a.ts': `import { b } from './b.ts'`, 'app/lib/b.ts': `import { a } from './a.ts'` }
  expect(problemsIn(circle)).toEqual(['app/lib/a.ts: no cycles'])
  expect(problemsIn({ ...circle, 'app/lib/b.ts': `import type { a } from './a.ts'` })).toEqual([])
})

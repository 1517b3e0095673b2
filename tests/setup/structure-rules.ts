import type { SourceFile, SourceImport } from './source-files.ts'

export type Violation = { file: string; rule: string; problem: string }

type Check = (file: SourceFile, place: Place) => string[]
type Place = { area: string; feature: string | null }

// The doors through which one feature acts in another's name, inside the caller's transaction.
const doors = [
  'app/features/audit/record.server.ts',
  'app/features/booking/claim-slot.server.ts',
  'app/features/booking/free-time.server.ts',
  'app/features/booking/lock-appointment.server.ts',
  'app/features/booking/save-wish.server.ts',
  'app/features/notices/queue-notice.server.ts',
  'app/features/proposals/propose-time.server.ts',
  'app/features/proposals/withdraw-proposal.server.ts',
]

/** Checks the rules of the house for all files; an empty list means that they hold. */
export function checkStructure(files: SourceFile[]): Violation[] {
  const checks: [string, Check][] = [
    ['rule 1, routes use features, ui and lib', checkRoute],
    ['rule 2, a feature uses pure files and queries of another', checkFeature],
    ['rule 3, rooms and emails are libraries', checkLibrary],
    ['rule 4, lib and ui import nothing above them', checkFoundation],
    ['rule 5, nothing imports tests', checkTestUse],
    ['file vocabulary of features', checkVocabulary],
    ['rules are pure', checkPurity],
    ['names say what a file is for', checkName],
  ]
  const single = files.flatMap((file) =>
    checks.flatMap(([rule, check]) =>
      check(file, placeOf(file.path)).map((problem) => ({ file: file.path, rule, problem })),
    ),
  )
  return [...single, ...findCycles(files)]
}

function checkRoute({ path, imports }: SourceFile, { area }: Place): string[] {
  if (area !== 'app/routes') return []
  const folder = path.split('/').slice(0, 3).join('/')
  return imports.flatMap(({ target, specifier, typeOnly }) => {
    if (target === null) return []
    const to = placeOf(target).area
    if (['app/features', 'app/ui', 'app/lib', 'app/locales', 'app/assets'].includes(to)) return []
    if (to === 'app/routes' && target.startsWith(`${folder}/`)) return []
    if (to === 'app/server' && typeOnly) return []
    return isTest(path) ? [] : [`imports ${specifier}; a route parses, guards, calls one query or command, and answers`]
  })
}

function checkFeature({ path, imports }: SourceFile, { area, feature }: Place): string[] {
  if (area !== 'app/features' || isTest(path)) return []
  return imports.flatMap(({ target, specifier, typeOnly }) => {
    if (target === null) return []
    const to = placeOf(target)
    if (['prisma', 'rooms', 'emails', 'app/lib', 'app/ui', 'app/locales', 'app/assets'].includes(to.area)) return []
    if (to.area === 'app/server' && typeOnly) return []
    if (to.area !== 'app/features') return [`imports ${specifier}`]
    if (to.feature === feature || !target.includes('.server.') || typeOnly) return []
    if (target.endsWith('/queries.server.ts') || doors.includes(target)) return []
    return [`imports ${specifier}, a command of another feature`]
  })
}

function checkLibrary({ path, imports }: SourceFile, { area }: Place): string[] {
  if (area !== 'rooms' && area !== 'emails') return []
  return imports.flatMap(({ target, specifier }) => {
    if (target === null || placeOf(target).area === area) return []
    if (isTest(path) && target.startsWith('tests/')) return []
    return [`imports ${specifier}; configuration, clock and data come in as arguments`]
  })
}

function checkFoundation({ path, imports }: SourceFile, { area }: Place): string[] {
  if (area !== 'app/lib' && area !== 'app/ui') return []
  const allowed = area === 'app/lib' ? ['app/lib', 'app/locales'] : ['app/lib', 'app/ui', 'app/locales', 'app/assets']
  return imports.flatMap(({ target, specifier }) => {
    if (target === null || allowed.includes(placeOf(target).area)) return []
    if (isTest(path) && target.startsWith('tests/')) return []
    return [`imports ${specifier}`]
  })
}

function checkTestUse({ path, imports }: SourceFile): string[] {
  if (path.startsWith('tests/') || isTest(path)) return []
  return imports.flatMap(({ target, specifier }) => {
    if (!target?.startsWith('tests/')) return []
    if (path.startsWith('prisma/seed/') && target.startsWith('tests/factories/')) return []
    return [`imports ${specifier}`]
  })
}

function checkVocabulary({ path, functions }: SourceFile, { area, feature }: Place): string[] {
  if (area !== 'app/features' || feature === null) return []
  const [, , , ...rest] = path.split('/')
  const name = rest.join('/')
  if (/^components\/[a-z0-9-]+(\.test)?\.tsx?$/.test(name)) return []
  if (/^(queries|jobs)\.server\.ts$/.test(name)) return []
  if (/^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.ts$/.test(name)) return []
  if (doors.includes(path)) return []
  if (!/^[a-z]+(-[a-z0-9]+)+\.server\.ts$/.test(name))
    return [
      'is none of <concept>.ts, schema.ts, policy.ts, queries.server.ts, <verb>-<noun>.server.ts, jobs.server.ts, components/',
    ]
  return functions.length > 1 ? [`exports ${functions.join(', ')}; a command file has one exported function`] : []
}

const outside = /^node:(fs|net|http|https|http2|tls|dgram|dns|child_process|cluster|worker_threads|process)(\/|$)/
const surroundings = /\b(Temporal\.Now|Date\.now\(|new Date\(\)|process\.env|Math\.random\()/

function checkPurity({ path, imports, text }: SourceFile, { area }: Place): string[] {
  if (area !== 'app/features' || isTest(path)) return []
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  const readsSurroundings = surroundings.exec(code)
  const found = readsSurroundings ? [`uses ${readsSurroundings[1]}; clock and configuration are arguments`] : []
  if (path.includes('.server.')) return found
  const impure = imports.filter((entry) => !entry.typeOnly && isImpure(entry))
  return [...found, ...impure.map(({ specifier }) => `is no .server file, but imports ${specifier}`)]
}

function isImpure({ specifier, target }: SourceImport): boolean {
  return outside.test(specifier) || (target !== null && (target.includes('.server.') || target.startsWith('prisma/')))
}

const emptyWords = ['util', 'utils', 'helper', 'helpers', 'common', 'misc']

function checkName({ path, isBarrel }: SourceFile): string[] {
  if (path.startsWith('app/locales/')) return []
  const words = path.toLowerCase().split(/[/.-]/)
  const empty = words.find((word) => emptyWords.includes(word))
  const base = path.split('/').at(-1) ?? ''
  return [
    ...(empty ? [`"${empty}" does not say what is inside`] : []),
    ...(/^index\.[a-z]+$/.test(base) || isBarrel ? ['is a barrel; import from the file that has the thing'] : []),
    ...(/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(base) ? [] : ['file names are kebab-case']),
  ]
}

/** Circles of imports between files; imports of types alone do not count, as they are gone when the code runs. */
function findCycles(files: SourceFile[]): Violation[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const state = new Map<string, 'open' | 'done'>()
  const trail: string[] = []
  const found: Violation[] = []
  const visit = (path: string): void => {
    if (state.get(path) === 'done') return
    if (state.get(path) === 'open') {
      const circle = [...trail.slice(trail.indexOf(path)), path]
      found.push({ file: path, rule: 'no cycles', problem: circle.join(' → ') })
      return
    }
    state.set(path, 'open')
    trail.push(path)
    for (const { target, typeOnly } of byPath.get(path)?.imports ?? []) {
      if (target !== null && !typeOnly && byPath.has(target)) visit(target)
    }
    trail.pop()
    state.set(path, 'done')
  }
  for (const { path } of files) visit(path)
  return found
}

function placeOf(path: string): Place {
  const [top = '', second = '', third] = path.split('/')
  if (top !== 'app') return { area: top, feature: null }
  return { area: `app/${second}`, feature: second === 'features' ? (third ?? null) : null }
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path)
}

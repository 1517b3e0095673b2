import { describe, expect, it } from 'vitest'
import { landingPath, returnPath } from './landing.ts'

describe('the page after sign-in', () => {
  it.each([
    [['caseworker'], '/dienst'],
    [['lead'], '/dienst/team'],
    [['call_centre'], '/telefonservice'],
    [['admin'], '/verwaltung'],
    [['lead', 'caseworker'], '/dienst'],
    [[], '/dienst/konto'],
  ] as const)('of %j is %s', (roles, path) => {
    expect(landingPath(roles)).toBe(path)
  })

  it.each(['/dienst', '/dienst/termine/4', '/telefonservice?suche=x', '/verwaltung'])('may be %s', (path) => {
    expect(returnPath(path)).toBe(path)
  })

  it.each([
    null,
    '',
    '/',
    '//evil.example/dienst',
    'https://evil.example',
    '/dienstleistung',
    '/\\evil',
    '/dienst\n',
    '/termin/abc',
  ])('is never %j', (path) => {
    expect(returnPath(path)).toBeNull()
  })
})

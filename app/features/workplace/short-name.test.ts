import { expect, it } from 'vitest'
import { shortName } from './short-name.ts'

it.each([
  ['Anna Muster', 'A. Muster'],
  ['Élodie Anne Dupont', 'É. Dupont'],
  ['Muster', 'Muster'],
  ['', ''],
])('shortens %j to %j', (name, expected) => {
  expect(shortName(name)).toBe(expected)
})

import { expect, test } from 'vitest'
import { needsOf, serves } from './requirements.ts'

test('a service that says nothing takes one caseworker', () => {
  expect(needsOf([[]], null)).toEqual([{ kind: 'caseworker', count: 1, language: null }])
})

test('several services take the most that one of them asks for, since they are done one after the other', () => {
  const needs = needsOf(
    [
      [],
      [
        { kind: 'room', count: 1 },
        { kind: 'caseworker', count: 2 },
      ],
      [{ kind: 'room', count: 3 }],
    ],
    null,
  )
  expect(needs.map(({ kind, count }) => [kind, count])).toEqual([
    ['caseworker', 2],
    ['room', 3],
  ])
})

test('a language brings an interpreter, who has to know it', () => {
  const [, interpreter] = needsOf([[]], 'ku')
  expect(interpreter).toEqual({ kind: 'interpreter', count: 1, language: 'ku' })
  expect(serves({ kind: 'interpreter', languages: ['tr', 'ku'] }, interpreter!)).toBe(true)
  expect(serves({ kind: 'interpreter', languages: ['ar'] }, interpreter!)).toBe(false)
  expect(serves({ kind: 'caseworker', languages: ['ku'] }, interpreter!)).toBe(false)
})

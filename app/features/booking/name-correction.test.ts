import { expect, test } from 'vitest'
import { isTypingError } from './name-correction.ts'

test.each([
  ['Alex Muler', 'Alex Müller', 'a letter missing'],
  ['Alex Müller', 'Alex Mueller', 'an umlaut written out'],
  ['Alxe Müller', 'Alex Müller', 'two letters in the wrong order'],
  ['Aelx Mülelr', 'Alex Müller', 'that twice'],
  ['Müller Alex', 'Alex Müller', 'first and last name swapped'],
  ['alex MÜLLER', 'Alex Müller', 'case'],
  ['Anna Weiß', 'Anna Weiss', 'sharp s'],
  ['Anna Meier', 'Anna Meyer', 'one letter'],
])('%s → %s is the same person: %s', (before, after) => {
  expect(isTypingError(before, after)).toBe(true)
})

test.each([
  ['Alex Müller', 'Kim Müller', 'another first name'],
  ['Alex Müller', 'Alex Schmidt', 'another last name'],
  ['Jo Li', 'Al Lu', 'a short name, nearly all of it'],
  ['Alex Müller', '', 'no name'],
  ['Alex Müller', '123', 'no letters'],
])('%s → %s is somebody else: %s', (before, after) => {
  expect(isTypingError(before, after)).toBe(false)
})

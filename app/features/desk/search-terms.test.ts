import { describe, expect, it } from 'vitest'
import { searchTerms } from './search-terms.ts'

describe('what an agent types', () => {
  it.each([
    ['Muster', { words: ['Muster'] }],
    ['  Muster, Anna ', { words: ['Muster', 'Anna'] }],
    ['acde-fghj', { code: 'ACDEFGHJ', words: ['acde-fghj'] }],
    ['ACDE FGHJ', { code: 'ACDEFGHJ' }],
    ['0151 / 2345-678', { digits: '1512345678', words: [] }],
    ['+49 151 2345678', { digits: '1512345678' }],
    ['0049 151 2345678', { digits: '1512345678' }],
    ['345678', { digits: '345678' }],
    ['Anna@Example.org', { email: 'anna@example.org' }],
  ])('%j is understood', (typed, expected) => {
    expect(searchTerms(typed)).toMatchObject(expected)
  })

  it.each(['', '   ', 'x', '1234', '%', "'"])('%j is too little', (typed) => {
    expect(searchTerms(typed)).toBeNull()
  })
})

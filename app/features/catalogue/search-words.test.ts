import { describe, expect, it } from 'vitest'
import { searchWords } from './search-words.ts'

describe('the words of a question', () => {
  it('leave out what says nothing about the service', () => {
    expect(searchWords('Ich möchte einen neuen Personalausweis beantragen')).toEqual(['personalausweis'])
    expect(searchWords('I want to apply for a passport')).toEqual(['passport'])
  })

  it('keep a common verb when nothing else was typed', () => {
    expect(searchWords('anmelden')).toEqual(['anmelden'])
    expect(searchWords('wo')).toEqual(['wo'])
  })

  it('are folded, however umlauts, accents and capitals are typed', () => {
    expect(searchWords('FÜHRERSCHEIN')).toEqual(['fuehrerschein'])
    expect(searchWords('Fu\u0308hrerschein')).toEqual(['fuehrerschein'])
    expect(searchWords('Straße, Café')).toEqual(['strasse', 'cafe'])
  })

  it('come once each and are limited', () => {
    expect(searchWords('Pass Pass pass')).toEqual(['pass'])
    expect(searchWords('a1 a2 a3 a4 a5 a6 a7 a8')).toHaveLength(6)
    expect(searchWords('%% \u0000 ?')).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import {
  applyPacket,
  editOf,
  MAX_LINE,
  MAX_LINES,
  NO_TEXT,
  partToSay,
  readPacket,
  type TextOf,
  type TextPacket,
  writePacket,
} from './realtime-text.ts'

/** What somebody reads who gets every packet while `texts` is typed one after the other on one line. */
function typed(texts: string[], known: TextOf = NO_TEXT): TextOf {
  let before = known.lines[0]?.text ?? ''
  return texts.reduce((state, after) => {
    const packet: TextPacket = { t: 'edit', page: 1, seq: state.seq + 1, line: 0, ...editOf(before, after) }
    before = after
    return applyPacket(state, packet)
  }, known)
}

describe('what is typed is what is read', () => {
  test.each([
    [['G', 'Gu', 'Gut', 'Gute']],
    [['Hallo', 'Hal', 'Halt', '']],
    [['👍', '👍🏽', '👍🏽 gut', 'Ist 👍🏽 gut']],
    [['ein Wort', 'kein Wort', 'kein Ort']],
    [['á', 'à']],
  ])('%j', (texts) => {
    expect(typed(texts).lines).toEqual([{ line: 0, text: texts.at(-1), ended: false }])
  })

  test('a character at the end travels alone', () => {
    expect(editOf('Guten Ta', 'Guten Tag')).toEqual({ keep: 8, text: 'g' })
    expect(editOf('👍🏽', '👍🏽👍')).toEqual({ keep: 2, text: '👍' })
  })

  test('a line that ended stays, and the next begins', () => {
    const first = applyPacket(typed(['Ja.']), { t: 'end', page: 1, seq: 2, line: 0 })
    const second = applyPacket(first, { t: 'edit', page: 1, seq: 3, line: 1, keep: 0, text: 'Gut' })
    expect(second.lines).toEqual([
      { line: 0, text: 'Ja.', ended: true },
      { line: 1, text: 'Gut', ended: false },
    ])
  })
})

describe('what gets lost', () => {
  const known = typed(['Hallo'])

  test('a packet that came twice changes nothing', () => {
    expect(applyPacket(known, { t: 'edit', page: 1, seq: 1, line: 0, keep: 0, text: 'X' })).toBe(known)
  })

  test('a gap is noticed, and everything is there again after "all"', () => {
    const gap = applyPacket(known, { t: 'edit', page: 1, seq: 3, line: 0, keep: 5, text: ' Welt' })
    expect(gap).toMatchObject({ lost: true, lines: known.lines })
    const lines = [{ line: 0, text: 'Hallo, Welt', ended: false }]
    expect(applyPacket(gap, { t: 'all', page: 1, seq: 3, lines })).toEqual({ seq: 3, lines, lost: false })
  })

  test('a change of what is not there is noticed', () => {
    expect(applyPacket(known, { t: 'edit', page: 1, seq: 2, line: 0, keep: 9, text: '!' }).lost).toBe(true)
  })
})

describe('what strangers send', () => {
  test.each<TextPacket>([
    { t: 'edit', page: 1, seq: 1, line: 0, keep: 2, text: 'ä👍' },
    { t: 'end', page: 1, seq: 2, line: 0 },
    { t: 'all', page: 1, seq: 2, lines: [{ line: 0, text: 'Ja', ended: true }] },
    { t: 'ask' },
  ])('%j comes through', (packet) => {
    expect(readPacket(writePacket(packet))).toEqual(packet)
  })

  test.each([
    'no json',
    'null',
    '{"t":"edit","page":1,"seq":-1,"line":0,"keep":0,"text":"a"}',
    '{"t":"edit","page":1,"seq":1,"line":0,"keep":0.5,"text":"a"}',
    '{"t":"edit","page":1,"seq":1,"line":0,"keep":0,"text":7}',
    `{"t":"edit","page":1,"seq":1,"line":0,"keep":0,"text":"${'a'.repeat(MAX_LINE + 1)}"}`,
    '{"t":"all","page":1,"seq":1,"lines":[{"line":0,"text":"a"}]}',
    '{"t":"delete","page":1,"seq":1}',
    '{"t":"end","seq":1,"line":0}',
  ])('%s does not', (text) => {
    expect(readPacket(new TextEncoder().encode(text))).toBeNull()
  })

  test('a line and the number of lines have their limits', () => {
    const full = typed(['a'.repeat(MAX_LINE)])
    const more = applyPacket(full, { t: 'edit', page: 1, seq: 2, line: 0, keep: MAX_LINE, text: 'more' })
    expect([...more.lines[0]!.text]).toHaveLength(MAX_LINE)
    let state: TextOf = NO_TEXT
    for (let line = 0; line < MAX_LINES + 5; line += 1)
      state = applyPacket(state, { t: 'edit', page: 1, seq: line + 1, line, keep: 0, text: 'a' })
    expect(state.lines).toHaveLength(MAX_LINES)
    expect(state.lines[0]!.line).toBe(5)
  })
})

describe('what is read aloud', () => {
  const say = (text: string, said = 0, ended = false) => partToSay({ line: 0, text, ended }, said)

  test('no letters and no halves of sentences', () => {
    expect(say('G')).toBe('')
    expect(say('Guten Tag, ich habe')).toBe('')
    expect(say('Das sind 3.50 Euro')).toBe('')
  })

  test('whole sentences as soon as the next begins', () => {
    expect(say('Guten Tag. Ich')).toBe('Guten Tag.')
    expect(say('Guten Tag. Ich habe eine Frage! Wo', 10)).toBe(' Ich habe eine Frage!')
  })

  test('the rest of a line that ended', () => {
    expect(say('Guten Tag. Ich bin da', 10, true)).toBe(' Ich bin da')
  })

  test('a long part up to the last word, where no sentence ends', () => {
    const part = say('Wort '.repeat(18))
    expect(part.endsWith('Wort')).toBe(true)
    expect(part.length).toBeGreaterThan(60)
  })
})

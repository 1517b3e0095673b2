import { describe, expect, it } from 'vitest'
import { placeItems, shareOf, shownHours } from './day-columns.ts'

const at = (text: string) => {
  const [hour, minute] = text.split(':').map(Number)
  return hour! * 60 + minute!
}
const item = (from: string, to: string) => ({ from: at(from), to: at(to) })
const EIGHT_TO_FOUR = item('08:00', '16:00')

describe('the hours of a day view', () => {
  it('are eight to four on an ordinary day', () => {
    expect(shownHours([item('09:00', '09:20')])).toEqual(EIGHT_TO_FOUR)
  })

  it('widen to full hours for early and late appointments', () => {
    expect(shownHours([item('06:50', '07:10'), item('17:40', '18:05')])).toEqual(item('06:00', '19:00'))
  })
})

describe('placing appointments in a column', () => {
  const lanes = (...items: { from: number; to: number }[]) =>
    placeItems(items, EIGHT_TO_FOUR).map(({ row, span, lane, lanes }) => [row, span, lane, lanes])

  it('gives every five minutes a row, counted from one', () => {
    expect(lanes(item('08:00', '08:20'), item('10:20', '10:40'))).toEqual([
      [1, 4, 0, 1],
      [29, 4, 0, 1],
    ])
  })

  it('keeps appointments that only touch in one lane', () => {
    expect(lanes(item('08:00', '08:20'), item('08:20', '08:40')).map((entry) => entry.slice(2))).toEqual([
      [0, 1],
      [0, 1],
    ])
  })

  it('puts overlapping ones side by side and reuses a lane that is free again', () => {
    expect(lanes(item('08:00', '09:00'), item('08:10', '08:30'), item('08:30', '08:50'))).toEqual([
      [1, 12, 0, 2],
      [3, 4, 1, 2],
      [7, 4, 1, 2],
    ])
  })

  it('shows times off the grid in every row they touch', () => {
    expect(lanes(item('08:02', '08:08'))).toEqual([[1, 2, 0, 1]])
  })

  it('draws the shortest appointment at least one row high', () => {
    expect(lanes(item('08:00', '08:00'))[0]![1]).toBe(1)
  })
})

describe('the line of now', () => {
  it('stands at its share of the shown hours', () => {
    expect(shareOf(at('10:24'), EIGHT_TO_FOUR)).toBeCloseTo(0.3)
  })

  it('is not drawn outside them', () => {
    expect(shareOf(at('07:59'), EIGHT_TO_FOUR)).toBeNull()
    expect(shareOf(at('16:00'), EIGHT_TO_FOUR)).toBeNull()
  })
})

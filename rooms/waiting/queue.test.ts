import { describe, expect, it } from 'vitest'
import { estimateStart, peopleAhead, type QueuedVisit, visitsAhead } from './queue.ts'

const at = (time: string) => Temporal.Instant.from(`2027-03-15T${time}:00Z`)

function visit(appointmentId: string, start: string, facts: Partial<QueuedVisit> = {}): QueuedVisit {
  return {
    appointmentId,
    startsAt: at(start),
    durationMinutes: 20,
    arrivedAt: null,
    begunAt: null,
    present: false,
    ...facts,
  }
}
const waiting = (id: string, start: string, arrived: string) =>
  visit(id, start, { arrivedAt: at(arrived), present: true })
const running = (id: string, start: string, begun: string) => visit(id, start, { begunAt: at(begun) })

describe('place in the waiting room', () => {
  const own = waiting('own', '10:20', '10:05')

  it('goes by appointment time first, whoever came earlier', () => {
    expect(peopleAhead(own, [waiting('a', '10:00', '10:10'), waiting('b', '10:40', '09:30')], at('10:15'))).toBe(1)
  })

  it('goes by arrival when two appointments start together', () => {
    expect(peopleAhead(own, [waiting('a', '10:20', '10:04'), waiting('b', '10:20', '10:06')], at('10:15'))).toBe(1)
  })

  it('lets who is at the page go before who is away, who gets the place back on return', () => {
    const away = { ...waiting('a', '10:00', '09:50'), present: false }
    expect(peopleAhead(own, [away], at('10:15'))).toBe(0)
    expect(peopleAhead(own, [{ ...away, present: true }], at('10:15'))).toBe(1)
  })

  it('does not count the own visit, nor the one that is being held', () => {
    expect(peopleAhead(own, [own, running('a', '10:00', '10:01')], at('10:15'))).toBe(0)
  })

  it('puts what is being held before the queue', () => {
    const ahead = visitsAhead(own, [waiting('b', '10:00', '09:55'), running('a', '10:40', '10:10')], at('10:15'))
    expect(ahead.map((v) => v.appointmentId)).toEqual(['a', 'b'])
  })
})

describe('estimate of the start', () => {
  const own = waiting('own', '10:20', '10:05')

  it.each<[string, QueuedVisit[], string, { waitMinutes: number; lateMinutes: number }]>([
    ['nobody is ahead before the time: it starts on time', [], '10:05', { waitMinutes: 15, lateMinutes: 0 }],
    ['nobody is ahead after the time: it is due', [], '10:22', { waitMinutes: 0, lateMinutes: 0 }],
    ['the visit before ends in time', [running('a', '10:00', '10:00')], '10:10', { waitMinutes: 10, lateMinutes: 0 }],
    [
      'the visit before began 12 minutes late',
      [running('a', '10:00', '10:12')],
      '10:15',
      { waitMinutes: 17, lateMinutes: 15 },
    ],
    ['the visit before has overrun', [running('a', '10:00', '09:50')], '10:30', { waitMinutes: 3, lateMinutes: 15 }],
    [
      'a delay of 4 minutes is still on time',
      [running('a', '10:00', '10:04')],
      '10:10',
      { waitMinutes: 14, lateMinutes: 0 },
    ],
    ['a delay of 5 minutes is told', [running('a', '10:00', '10:05')], '10:10', { waitMinutes: 15, lateMinutes: 5 }],
    [
      'two wait before',
      [waiting('a', '09:40', '09:30'), waiting('b', '10:00', '09:40')],
      '10:15',
      { waitMinutes: 40, lateMinutes: 35 },
    ],
    ['an earlier citizen may still come', [visit('a', '10:10')], '10:15', { waitMinutes: 20, lateMinutes: 15 }],
    ['an earlier citizen is no longer expected', [visit('a', '10:00')], '10:15', { waitMinutes: 5, lateMinutes: 0 }],
    [
      'a gap before the own time swallows the delay',
      [running('a', '09:00', '09:30')],
      '09:40',
      { waitMinutes: 40, lateMinutes: 0 },
    ],
  ])('%s', (_case, others, now, expected) => {
    expect(estimateStart(own, others, at(now))).toMatchObject(expected)
  })

  it('does not count the own lateness as a delay of the office', () => {
    const late = waiting('own', '10:20', '10:50')
    expect(estimateStart(late, [running('a', '10:40', '10:40')], at('10:50'))).toMatchObject({
      waitMinutes: 10,
      lateMinutes: 10,
    })
  })

  it('never promises a start before the appointment', () => {
    expect(estimateStart(own, [], at('09:50')).expectedAt.equals(own.startsAt)).toBe(true)
  })
})

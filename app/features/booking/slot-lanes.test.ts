import { expect, test } from 'vitest'
import { inLane } from './slot-lanes.ts'

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 2))

test('four at a time come to one slot, in the order of arrival, and other slots do not wait', async () => {
  let running = 0
  let most = 0
  const begun: string[] = []
  const work = (name: string) => async () => {
    begun.push(name)
    most = Math.max(most, ++running)
    await pause()
    running--
    return name
  }
  const names = Array.from({ length: 11 }, (_, index) => `a${index}`)
  const all = Promise.all(names.map((name) => inLane('a', work(name))))
  await inLane('b', async () => begun.push('b'))
  expect(begun.slice(0, 5)).toEqual(['a0', 'a1', 'a2', 'a3', 'b'])
  expect(await all).toEqual(names)
  expect(begun.filter((name) => name !== 'b')).toEqual(names)
  expect(most).toBe(4)
})

test('whoever fails lets the next one in', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 9 }, () =>
      inLane('c', async () => {
        await pause()
        throw new Error('refused')
      }),
    ),
  )
  expect(outcomes).toHaveLength(9)
  expect(await inLane('c', async () => 'through')).toBe('through')
})

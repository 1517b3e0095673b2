const LANES = 4

type Queue = { running: number; waiting: (() => void)[] }
const queues = new Map<string, Queue>()

/**
 * Runs `work`, but at most four at a time under one key within this process; the others wait in order. In the rush for one slot everybody
 * would otherwise look at it before the first one has it, and then everybody would try to take it. Correctness does not rest on this: other
 * processes do not know of it, and the database decides.
 */
export async function inLane<T>(key: string, work: () => Promise<T>): Promise<T> {
  const queue = queues.get(key) ?? { running: 0, waiting: [] }
  queues.set(key, queue)
  if (queue.running === LANES) await new Promise<void>((resolve) => queue.waiting.push(resolve))
  else queue.running++
  try {
    return await work()
  } finally {
    const next = queue.waiting.shift()
    // The lane is handed on, so nobody who comes just now can slip in between.
    if (next) next()
    else if (--queue.running === 0) queues.delete(key)
  }
}

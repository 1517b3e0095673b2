import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { BusyAnswer, BusyQuestion } from './busy-times.ts'
import { CalendarProblem, type CalendarProblemCode } from './calendar-problem.ts'

const TIMEOUT_MS = 20_000
const MEMORY_MEGABYTES = 256
const program = createRequire(import.meta.url).resolve('#app/server/busy-times.ts')

type Message = { answers: BusyAnswer[] } | { problem: CalendarProblemCode }

/**
 * The busy times of several iCalendar texts, read in a thread that is ended after 20 s or when it takes too much memory. A text that is no
 * calendar counts as one unreadable entry with `skipsUnreadable`, and is a problem without.
 *
 * @throws {CalendarProblem} `unreadable`, `crowded`.
 */
export async function readBusyTimes(
  texts: readonly string[],
  question: BusyQuestion,
  { skipsUnreadable }: { skipsUnreadable: boolean },
): Promise<BusyAnswer[]> {
  if (texts.length === 0) return []
  const worker = new Worker(program, {
    workerData: { texts, question, skipsUnreadable },
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
  })
  const timer = setTimeout(() => void worker.terminate(), TIMEOUT_MS)
  try {
    const message = await new Promise<Message>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', () => reject(new CalendarProblem('unreadable')))
      worker.once('exit', () => reject(new CalendarProblem('crowded')))
    })
    if ('problem' in message) throw new CalendarProblem(message.problem)
    return message.answers
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

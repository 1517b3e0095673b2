import { parentPort, workerData } from 'node:worker_threads'
import { type BusyQuestion, busyTimes } from '#app/features/calendars/busy-times.ts'
import { CalendarProblem } from '#app/features/calendars/calendar-problem.ts'

// Reads iCalendar texts in a thread of its own, which can be ended: a hostile one may keep its reader busy for ever.
const { texts, question } = workerData as { texts: string[]; question: BusyQuestion }

try {
  parentPort?.postMessage({ answers: texts.map((text) => busyTimes(text, question)) })
} catch (error) {
  if (!(error instanceof CalendarProblem)) throw error
  parentPort?.postMessage({ problem: error.code })
}

import { parentPort, workerData } from 'node:worker_threads'
import { type BusyAnswer, type BusyQuestion, busyTimes } from '#app/features/calendars/busy-times.ts'
import { CalendarProblem } from '#app/features/calendars/calendar-problem.ts'

// Reads iCalendar texts in a thread of its own, which can be ended: a hostile one may keep its reader busy for ever.
const { texts, question, skipsUnreadable } = workerData as {
  texts: string[]
  question: BusyQuestion
  skipsUnreadable: boolean
}

try {
  parentPort?.postMessage({ answers: texts.map(read) })
} catch (error) {
  if (!(error instanceof CalendarProblem)) throw error
  parentPort?.postMessage({ problem: error.code })
}

function read(text: string): BusyAnswer {
  try {
    return busyTimes(text, question)
  } catch (error) {
    if (skipsUnreadable && error instanceof CalendarProblem && error.code === 'unreadable')
      return { times: [], unreadable: 1 }
    throw error
  }
}

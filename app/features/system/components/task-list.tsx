import { problemWord } from '#app/features/calendars/components/problem-words.ts'
import { problemOf } from '#app/features/calendars/source-view.ts'
import { noticeWord } from '#app/features/workplace/components/history-words.ts'
import { m } from '#app/locales/generated/messages.js'
import { formatShortDate, formatTime } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { Tasks } from '../list-tasks.server.ts'

/** What needs somebody: messages that could not be delivered, files nobody has checked. */
export function TaskList({ tasks, zone }: { tasks: Tasks; zone: string }) {
  const { locale } = usePageFacts()
  const when = (at: string) => `${formatShortDate({ at, zone, locale })}, ${formatTime({ at, zone, locale })}`
  const isQuiet = [
    tasks.failedNotices,
    tasks.uncheckedDocuments,
    tasks.failingCalendars,
    tasks.brokenAppointments,
  ].every((list) => list.length === 0)
  return (
    <section className="tp-box tp-stack" aria-labelledby="tasks">
      <h2 className="tp-h3" id="tasks">
        {m.admin_tasks()}
      </h2>
      {isQuiet ? <p className="tp-muted">{m.admin_tasks_none()}</p> : null}
      {tasks.brokenAppointments.map(({ departmentName, count }) => (
        <p key={departmentName}>
          <b>{m.openings_tasks_admin({ count })}</b> <span className="tp-muted">{departmentName}</span>
        </p>
      ))}
      {tasks.uncheckedDocuments.map(({ departmentName, count, oldestAt }) => (
        <p key={departmentName}>
          <b>{m.admin_unchecked({ count })}</b>{' '}
          <span className="tp-muted">
            {m.admin_unchecked_where({ department: departmentName, time: when(oldestAt) })}
          </span>
        </p>
      ))}
      {tasks.failingCalendars.map(({ id, staffName, departmentName, since, error }) => {
        const problem = problemOf(error)
        return (
          <p key={id}>
            <b>{m.calendars_task({ name: staffName, department: departmentName, time: when(since) })}</b>{' '}
            <span className="tp-muted">{problem ? problemWord(problem) : ''}</span>
          </p>
        )
      })}
      {tasks.failedNotices.length > 0 ? (
        <table className="tp-table tp-table--cards">
          <caption className="kern-sr-only">{m.admin_failed_notices()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.admin_notice()}</th>
              <th scope="col">{m.staff_department()}</th>
              <th scope="col">{m.admin_queued_at()}</th>
              <th scope="col">{m.admin_attempts()}</th>
              <th scope="col">{m.admin_error()}</th>
            </tr>
          </thead>
          <tbody>
            {tasks.failedNotices.map((notice) => (
              <tr key={notice.id}>
                <td>{noticeWord(notice.kind)}</td>
                <td>{notice.departmentName}</td>
                <td>{when(notice.queuedAt)}</td>
                <td className="tp-num">{notice.attempts}</td>
                <td className="tp-break">{notice.error || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p className="tp-small tp-muted">
        {m.admin_last_day({ signIns: tasks.failedSignIns, refused: tasks.refusedAccess })}
      </p>
    </section>
  )
}

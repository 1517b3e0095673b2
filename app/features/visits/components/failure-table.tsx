import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { formatShortDate, formatTime } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { FailureTask } from '../list-failure-tasks.server.ts'

type Props = { tasks: FailureTask[]; base: string; canRebook: boolean; formToken: string }

/** Visits that failed for technical reasons, each with the way to another time and the button that ticks it off. */
export function FailureTable({ tasks, base, canRebook, formToken }: Props) {
  const { locale } = usePageFacts()
  return (
    <table className="tp-table tp-table--cards" aria-labelledby="failures">
      <thead>
        <tr>
          <th scope="col">{m.visit_failure_at()}</th>
          <th scope="col">{m.openings_sim_person()}</th>
          <th scope="col">{m.openings_tasks_phone()}</th>
          <th scope="col">{m.visit_failure_side()}</th>
          <th scope="col">{m.openings_tasks_settle()}</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => {
          const when = { at: task.failedAt, zone: task.zone, locale }
          const who = task.applicantName || task.serviceName
          return (
            <tr key={task.appointmentId}>
              <td>
                <a className="tp-num" href={`${base}/${task.appointmentId}`}>
                  {formatShortDate(when)}, {formatTime(when)}
                </a>
                <span className="tp-week__detail">{task.officeName}</span>
              </td>
              <td>
                {task.applicantName}
                <span className="tp-week__detail">{task.serviceName}</span>
              </td>
              <td className="tp-num">{task.phone ? <a href={`tel:${task.phone}`}>{task.phone}</a> : '–'}</td>
              <td>{SIDES[task.side]()}</td>
              <td>
                <form method="post" className="tp-row tp-row--tight">
                  <FormToken value={formToken} />
                  <input type="hidden" name="appointmentId" value={task.appointmentId} />
                  {canRebook ? (
                    <ButtonLink
                      small
                      icon="event"
                      href={`${base}/${task.appointmentId}/aendern`}
                      aria-label={m.visit_failure_rebook_for({ name: who })}
                    >
                      {m.staff_new_time()}
                    </ButtonLink>
                  ) : null}
                  <Button look="secondary" small icon="check" aria-label={m.openings_tasks_settle_for({ name: who })}>
                    {m.openings_tasks_settle()}
                  </Button>
                </form>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const SIDES: Record<FailureTask['side'], () => string> = {
  citizen: m.visit_fault_side_citizen,
  office: m.visit_fault_side_office,
  both: m.visit_fault_side_both,
  service: m.visit_fault_side_service,
  unknown: m.visit_fault_side_unknown,
}

import { FormToken } from '#app/features/access/components/form-token.tsx'
import { modeWord } from '#app/features/workplace/components/mode-words.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { BrokenTask } from '../list-broken-tasks.server.ts'
import { timeWord } from './rule-words.ts'

type Props = { tasks: BrokenTask[]; base: string; formToken: string }

/** Appointments outside the openings, each with what is known of its proposal and the button that ticks it off. */
export function TaskTable({ tasks, base, formToken }: Props) {
  const { locale } = usePageFacts()
  const when = (at: string, zone: string) => timeWord(at, { zone, locale })
  return (
    <table className="tp-table tp-table--cards" aria-labelledby="tasks">
      <thead>
        <tr>
          <th scope="col">{m.openings_when()}</th>
          <th scope="col">{m.openings_sim_person()}</th>
          <th scope="col">{m.openings_tasks_phone()}</th>
          <th scope="col">{m.openings_tasks_state()}</th>
          <th scope="col">{m.openings_tasks_settle()}</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.appointmentId}>
            <td>
              <a className="tp-num" href={`${base}/${task.appointmentId}`}>
                {when(task.startsAt, task.zone)}
              </a>
              <span className="tp-week__detail">{task.officeName}</span>
            </td>
            <td>
              {task.applicantName}
              <span className="tp-week__detail">
                {task.serviceName}, {modeWord(task.mode)}
              </span>
            </td>
            <td className="tp-num">{task.phone ? <a href={`tel:${task.phone}`}>{task.phone}</a> : '–'}</td>
            <td>
              <ProposalWords task={task} when={when} />
            </td>
            <td>
              <form method="post">
                <FormToken value={formToken} />
                <input type="hidden" name="appointmentId" value={task.appointmentId} />
                <Button
                  look="secondary"
                  small
                  icon="check"
                  aria-label={m.openings_tasks_settle_for({ name: task.applicantName || task.serviceName })}
                >
                  {m.openings_tasks_settle()}
                </Button>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ProposalWords({ task, when }: { task: BrokenTask; when: (at: string, zone: string) => string }) {
  const { proposal, zone } = task
  if (!proposal) return <span className="tp-tag tp-tag--warn">{m.openings_tasks_proposal_none()}</span>
  if (proposal.state === 'declined') return <span>{m.openings_tasks_proposal_declined()}</span>
  if (proposal.state === 'expired') return <span>{m.openings_tasks_proposal_expired()}</span>
  return (
    <span>
      {m.openings_tasks_proposal_open({ time: when(proposal.startsAt, zone), until: when(proposal.expiresAt, zone) })}
    </span>
  )
}

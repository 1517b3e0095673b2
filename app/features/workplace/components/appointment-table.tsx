import { m } from '#app/locales/generated/messages.js'
import { formatClock } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { type DayAppointment, dayStatus } from '../day-appointment.ts'
import { MODE_ICONS, modeWord } from './mode-words.ts'
import { ChecklistTag, DocumentsTag } from './readiness-tags.tsx'
import { StatusTag } from './status-tag.tsx'

type Props = {
  appointments: DayAppointment[]
  now: string
  /** Id of the heading that names the table. */
  labelledBy: string
  /** Also says who receives; left out where all are the own. */
  withCaseworker?: boolean
}

/** Appointments of a day as a table, cards on narrow screens. */
export function AppointmentTable({ appointments, now, labelledBy, withCaseworker }: Props) {
  return (
    <table className="tp-table tp-table--cards" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{m.staff_column_time()}</th>
          <th scope="col">{m.staff_column_person()}</th>
          {withCaseworker ? <th scope="col">{m.staff_column_caseworker()}</th> : null}
          <th scope="col">{m.staff_column_state()}</th>
          <th scope="col">{m.staff_column_papers()}</th>
        </tr>
      </thead>
      <tbody>
        {appointments.map((appointment) => (
          <Row key={appointment.id} appointment={appointment} now={now} withCaseworker={withCaseworker} />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = Pick<Props, 'now' | 'withCaseworker'> & { appointment: DayAppointment }

function Row({ appointment, now, withCaseworker }: RowProps) {
  const { locale } = usePageFacts()
  const clock = (at: string) => formatClock({ at, zone: appointment.zone, locale })
  const { checklist, documents } = appointment
  return (
    <tr data-quiet={appointment.state === 'cancelled' ? true : undefined}>
      <td className="tp-nowrap">
        <span className="tp-num">
          <b>{clock(appointment.startsAt)}</b>–{clock(appointment.endsAt)}
        </span>
        <br />
        <span className="tp-small tp-muted">
          <Icon name={MODE_ICONS[appointment.mode]} /> {modeWord(appointment.mode)}
        </span>
      </td>
      <td>
        <a href={`/dienst/termine/${appointment.id}`}>{appointment.applicantName || m.staff_no_name()}</a>
        <br />
        <span className="tp-small tp-muted">{appointment.serviceName}</span>
      </td>
      {withCaseworker ? <td>{appointment.caseworkers.join(', ') || '–'}</td> : null}
      <td>
        <StatusTag status={dayStatus(appointment, now)} />
      </td>
      <td>
        <span className="tp-row tp-row--tight">
          <ChecklistTag checklist={checklist} />
          <DocumentsTag documents={documents} />
          {checklist.total === 0 && documents.total === 0 ? <span className="tp-muted">–</span> : null}
        </span>
      </td>
    </tr>
  )
}

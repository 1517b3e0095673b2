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
  /** Shows who receives, by resource id; left out where all are the own. */
  people?: ReadonlyMap<string, string>
}

/** Appointments of a day as a table, cards on narrow screens. */
export function AppointmentTable({ appointments, now, labelledBy, people }: Props) {
  return (
    <table className="tp-table tp-table--cards" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{m.staff_column_time()}</th>
          <th scope="col">{m.staff_column_person()}</th>
          {people ? <th scope="col">{m.staff_column_caseworker()}</th> : null}
          <th scope="col">{m.staff_column_mode()}</th>
          <th scope="col">{m.staff_column_state()}</th>
          <th scope="col">{m.staff_column_papers()}</th>
        </tr>
      </thead>
      <tbody>
        {appointments.map((appointment) => (
          <Row key={appointment.id} appointment={appointment} now={now} people={people} />
        ))}
      </tbody>
    </table>
  )
}

function Row({
  appointment,
  now,
  people,
}: {
  appointment: DayAppointment
  now: string
  people?: ReadonlyMap<string, string>
}) {
  const { locale } = usePageFacts()
  const clock = (at: string) => formatClock({ at, zone: appointment.zone, locale })
  const { checklist, documents } = appointment
  return (
    <tr data-quiet={appointment.state === 'cancelled' ? true : undefined}>
      <td className="tp-num tp-nowrap">
        <b>{clock(appointment.startsAt)}</b>–{clock(appointment.endsAt)}
      </td>
      <td>
        <a href={`/dienst/termine/${appointment.id}`}>{appointment.applicantName || m.staff_no_name()}</a>
        <br />
        <span className="tp-small tp-muted">{appointment.serviceName}</span>
      </td>
      {people ? (
        <td>
          {appointment.resourceIds
            .map((id) => people.get(id))
            .filter(Boolean)
            .join(', ') || '–'}
        </td>
      ) : null}
      <td>
        <span className="tp-tag">
          <Icon name={MODE_ICONS[appointment.mode]} />
          {modeWord(appointment.mode)}
        </span>
      </td>
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

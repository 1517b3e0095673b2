import { m } from '#app/locales/generated/messages.js'
import type { AppointmentExtras } from '../get-appointment-extras.server.ts'
import { stateWord } from './state-words.ts'

/** Who has a seat. Each seat is an appointment of its own, with its documents and its notes. */
export function GroupBox({ group }: { group: NonNullable<AppointmentExtras['group']> }) {
  const there = group.attendees.filter(({ state }) => state !== 'cancelled')
  return (
    <section className="tp-box tp-stack" aria-labelledby="group">
      <div className="tp-row tp-row--between">
        <h2 className="tp-h3" id="group">
          {group.title}
        </h2>
        <span className="tp-tag tp-tag--action">
          {m.calendar_seats_of({ taken: there.length, total: group.seats })}
        </span>
      </div>
      {group.attendees.length === 0 ? <p className="tp-muted">{m.calendar_attendees_none()}</p> : null}
      {group.attendees.length > 0 ? (
        <table className="tp-table tp-table--cards" aria-labelledby="group">
          <thead>
            <tr>
              <th scope="col">{m.staff_column_person()}</th>
              <th scope="col">{m.staff_column_state()}</th>
              <th scope="col">{m.calendar_print_contact()}</th>
            </tr>
          </thead>
          <tbody>
            {group.attendees.map(({ id, name, state, phone }) => (
              <tr key={id} data-quiet={state === 'cancelled' ? true : undefined}>
                <td>
                  <a href={`/dienst/termine/${id}`}>{name || m.staff_no_name()}</a>
                </td>
                <td>{stateWord(state)}</td>
                <td className="tp-num">{phone ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  )
}

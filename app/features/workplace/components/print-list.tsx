import { m } from '#app/locales/generated/messages.js'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { CalendarColumn } from '../calendar-columns.ts'
import { languageWord } from '../wish-words.ts'
import { nameOf } from './calendar-appointment.tsx'
import { clockOf } from './clock-of.ts'
import { modeWord } from './mode-words.ts'

/** The appointments of one person as a table for paper, with room to write. */
export function PrintList({ column }: { column: CalendarColumn }) {
  const { locale } = usePageFacts()
  const id = `liste-${column.key.replace(/\W/g, '')}`
  const appointments = [...column.appointments].sort((a, b) => a.from - b.from)
  return (
    <section className="tp-box tp-print" aria-labelledby={id}>
      <h2 className="tp-h3" id={id}>
        {column.name || m.staff_without_caseworker()} {column.place ? <small>{column.place}</small> : null}
      </h2>
      <table className="tp-table tp-table--cards" aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{m.staff_column_time()}</th>
            <th scope="col">{m.staff_column_person()}</th>
            <th scope="col">{m.calendar_service()}</th>
            <th scope="col">{m.staff_fact_mode()}</th>
            <th scope="col">{m.calendar_print_contact()}</th>
            <th scope="col">{m.calendar_print_note()}</th>
          </tr>
        </thead>
        <tbody>
          {appointments.map(({ appointment, from, to }) => (
            <tr key={appointment.id}>
              <td className="tp-nowrap tp-num">
                {clockOf(from)}–{clockOf(to)}
              </td>
              <td>{appointment.plan.seats ? nameOf(appointment) : appointment.applicantName || m.staff_no_name()}</td>
              <td>{appointment.serviceName}</td>
              <td>{modeWord(appointment.mode)}</td>
              <td className="tp-num">{appointment.applicantPhone ?? ''}</td>
              <td>{appointment.languageWish ? languageWord(appointment.languageWish, locale) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

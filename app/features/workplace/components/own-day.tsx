import { m } from '#app/locales/generated/messages.js'
import { type DayAppointment, dayStatus } from '../day-appointment.ts'
import { splitDay } from '../day-order.ts'
import { AppointmentTable } from './appointment-table.tsx'

/** The own appointments of today: what is now and next comes first, what is behind waits folded. */
export function OwnDay({ appointments, now }: { appointments: DayAppointment[]; now: string }) {
  const { ahead, earlier } = splitDay(appointments, now)
  return (
    <section className="tp-box tp-stack" aria-labelledby="own">
      <h2 className="tp-h3" id="own">
        {m.staff_own_appointments()}
      </h2>
      {ahead.length > 0 ? (
        <AppointmentTable appointments={ahead} now={now} labelledBy="own" />
      ) : (
        <p className="tp-muted">{earlier.length > 0 ? m.staff_own_no_more() : m.staff_own_empty()}</p>
      )}
      {earlier.length > 0 ? <Earlier appointments={earlier} now={now} /> : null}
    </section>
  )
}

function Earlier({ appointments, now }: { appointments: DayAppointment[]; now: string }) {
  const openEnds = appointments.filter((appointment) => dayStatus(appointment, now) === 'open_end').length
  return (
    <details className="tp-fold">
      <summary>
        <span id="own-earlier">{m.staff_own_earlier({ count: appointments.length })}</span>
        {openEnds > 0 ? (
          <>
            {' '}
            <span className="tp-tag tp-tag--info">{m.staff_own_open_end({ count: openEnds })}</span>
          </>
        ) : null}
      </summary>
      <AppointmentTable appointments={appointments} now={now} labelledBy="own-earlier" />
    </details>
  )
}

import { m } from '#app/locales/generated/messages.js'
import { ButtonLink } from '#app/ui/button.tsx'
import type { AppointmentView } from '../find-appointment-view.server.ts'

/** Why there is nothing to prepare, and the way to a new appointment; `rebookPath`: to another time that is owed. */
export function EndedNote({ appointment, rebookPath }: { appointment: AppointmentView; rebookPath: string | null }) {
  const isWaiting = appointment.state === 'requested'
  if (rebookPath)
    return (
      <section className="tp-panel tp-stack">
        <p className="tp-lead">{stateText(appointment)}</p>
        <p>{m.appointment_rebook_kept()}</p>
        <p>
          <ButtonLink href={rebookPath} icon="event">
            {m.appointment_rebook_go()}
          </ButtonLink>
        </p>
      </section>
    )
  return (
    <section className="tp-panel tp-stack">
      <p className="tp-lead">{stateText(appointment)}</p>
      {isWaiting ? null : (
        <p>
          <ButtonLink href={`/buchen/${appointment.departmentSlug}/${appointment.serviceSlug}`} look="secondary">
            {m.appointment_book_again()}
          </ButtonLink>
        </p>
      )}
    </section>
  )
}

function stateText({ state, cancelledBy }: AppointmentView): string {
  switch (state) {
    case 'cancelled':
      return cancelledBy === 'staff' ? m.appointment_state_cancelled_by_staff() : m.appointment_state_cancelled()
    case 'completed':
      return m.appointment_state_completed()
    case 'no_show':
      return m.appointment_state_no_show()
    case 'technical_failure':
      return m.appointment_state_technical_failure()
    case 'expired':
      return m.appointment_state_expired()
    default:
      return m.appointment_state_requested()
  }
}

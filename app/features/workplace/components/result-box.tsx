import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { formatShortDate, formatTime } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { AppointmentFacts } from '../appointment-facts.ts'

/** How an appointment that is over ended; nothing for one that is still to come. */
export function ResultBox({ appointment }: { appointment: AppointmentFacts }) {
  const { locale } = usePageFacts()
  const { state, visit, zone } = appointment
  if (state === 'booked' || state === 'requested') return null
  const ended = visit.endedAt
    ? `${formatShortDate({ at: visit.endedAt, zone, locale })}, ${formatTime({ at: visit.endedAt, zone, locale })}`
    : null
  return (
    <Alert kind={state === 'completed' ? 'success' : 'info'} title={titleOf(appointment)}>
      {ended ? <p>{m.staff_result_at({ time: ended })}</p> : null}
      {appointment.cancelReason ? <p>{m.staff_result_reason({ reason: appointment.cancelReason })}</p> : null}
      {visit.summary ? (
        <p className="tp-prewrap">
          <b>{m.staff_summary()}:</b> {visit.summary}
        </p>
      ) : null}
      {visit.nextSteps ? (
        <p className="tp-prewrap">
          <b>{m.staff_next_steps()}:</b> {visit.nextSteps}
        </p>
      ) : null}
    </Alert>
  )
}

function titleOf({ state, cancelledBy }: AppointmentFacts): string {
  if (state === 'completed') return m.staff_result_completed()
  if (state === 'no_show') return m.staff_result_no_show()
  if (state === 'technical_failure') return m.staff_result_technical_failure()
  if (state === 'expired') return m.staff_result_expired()
  return cancelledBy === 'staff' ? m.staff_result_cancelled_by_staff() : m.staff_result_cancelled()
}

import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import type { WaitingView } from '../get-waiting-view.server.ts'

/** What came out of the visit, or why it is not going on. */
export function AfterVisit({ view }: { view: WaitingView }) {
  const { title, text } = words(view)
  return (
    <>
      <h1 className="tp-h1">{title}</h1>
      <p className="tp-lead">{text}</p>
      {view.summary ? (
        <section className="tp-panel tp-stack" aria-labelledby="ergebnis">
          <h2 className="tp-h3" id="ergebnis">
            <Icon name="task_alt" /> {m.visit_summary()}
          </h2>
          <p className="tp-lines">{view.summary}</p>
        </section>
      ) : null}
      {view.nextSteps ? (
        <section className="tp-panel tp-stack" aria-labelledby="weiter">
          <h2 className="tp-h3" id="weiter">
            <Icon name="list" /> {m.visit_next_steps()}
          </h2>
          <p className="tp-lines">{view.nextSteps}</p>
        </section>
      ) : null}
    </>
  )
}

function words({ appointmentState, state, departmentPhone: phone }: WaitingView): { title: string; text: string } {
  if (appointmentState === 'completed')
    return { title: m.visit_completed_title(), text: m.visit_completed_text({ phone }) }
  if (appointmentState === 'no_show') return { title: m.visit_no_show_title(), text: m.visit_no_show_text({ phone }) }
  if (appointmentState === 'technical_failure')
    return { title: m.visit_technical_failure_title(), text: m.visit_technical_failure_text({ phone }) }
  if (appointmentState === 'cancelled') return { title: m.visit_cancelled_title(), text: m.visit_cancelled_text() }
  if (state === 'left') return { title: m.visit_left_title(), text: m.visit_left_text() }
  if (state === 'declined') return { title: m.visit_declined_title(), text: m.visit_declined_text({ phone }) }
  if (state === 'removed') return { title: m.visit_removed_title(), text: m.visit_removed_text({ phone }) }
  return { title: m.visit_day_over_title(), text: m.visit_day_over_text({ phone }) }
}

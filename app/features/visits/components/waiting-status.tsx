import { m } from '#app/locales/generated/messages.js'
import { formatTime } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { WaitingView } from '../get-waiting-view.server.ts'
import { WaitingWordNote } from './waiting-word-note.tsx'

/** Where the party stands: place, estimate, and what comes next. Read aloud when it changes. */
export function WaitingStatus({ view }: { view: WaitingView }) {
  const { locale } = usePageFacts()
  const service = locale === 'en' && view.serviceNameEn ? view.serviceNameEn : view.serviceName
  return (
    <section className="tp-status tp-stack" aria-labelledby="status">
      <div className="tp-stack tp-stack--tight">
        <p className="tp-muted">
          {m.visit_service_today({ service, time: formatTime({ at: view.startsAt, zone: view.timeZone, locale }) })}
        </p>
        <h1 className="tp-h1" id="status">
          {view.state === 'parked' ? m.visit_parked_title() : m.visit_waiting_title()}
        </h1>
      </div>
      <div className="tp-status__grid" role="status" aria-atomic="true">
        {view.state === 'parked' ? <p>{m.visit_parked_text()}</p> : <Estimate view={view} />}
      </div>
      <Track />
      <p className="tp-small">
        <a href="/faire-vergabe#reihenfolge" target="_blank" rel="noreferrer">
          {m.waiting_rule_link()}
        </a>
      </p>
    </section>
  )
}

function Estimate({ view }: { view: WaitingView }) {
  const { queue, word } = view
  if (!queue) return null
  const isWorking = word !== 'closed' && word !== 'technical'
  return (
    <>
      {queue.peopleAhead !== null ? (
        <p>
          <span className="tp-status__big">{queue.peopleAhead}</span>
          <br />
          {m.visit_people_ahead({ count: queue.peopleAhead })}
        </p>
      ) : null}
      {isWorking && queue.waitMinutes > 0 ? (
        <p>
          <span className="tp-status__big">{m.visit_about({ count: queue.waitMinutes })}</span>
          <br />
          {m.visit_minutes_wait({ count: queue.waitMinutes })}
        </p>
      ) : null}
      <WaitingWordNote view={view} />
    </>
  )
}

function Track() {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none
    <ol className="tp-track" role="list">
      <li data-done="">
        <Icon name="check" /> {m.visit_step_arrived()}
        <span className="kern-sr-only">: {m.visit_step_done()}</span>
      </li>
      <li aria-current="step">{m.visit_step_waiting()}</li>
      <li>{m.visit_step_called()}</li>
      <li>{m.visit_step_talk()}</li>
    </ol>
  )
}

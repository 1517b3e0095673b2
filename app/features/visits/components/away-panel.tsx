import { Form } from '@remix-run/react'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { formatClock } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { WaitingView } from '../get-waiting-view.server.ts'

/** Leaving the waiting room without losing the place, and coming back. Works without scripts. */
export function AwayPanel({ view }: { view: WaitingView }) {
  const { locale } = usePageFacts()
  const { absence } = view
  if (view.state !== 'waiting' || (!absence && !view.canBeCalled)) return null
  const words = absence ? absenceWords(absence, (at) => formatClock({ at, zone: view.timeZone, locale })) : null
  return (
    <section className="tp-panel tp-stack" aria-labelledby="weggehen">
      <h2 className="tp-h4" id="weggehen">
        {words?.title ?? m.waiting_away_title()}
      </h2>
      <p className="tp-small" role="status">
        {words?.text ?? m.waiting_away_text({ count: view.graceMinutes })}
      </p>
      <Form method="post">
        <Button look={absence ? 'primary' : 'secondary'} name="intent" value={absence ? 'back' : 'away'}>
          {absence ? m.waiting_away_back() : m.waiting_away_go()}
        </Button>
      </Form>
    </section>
  )
}

function absenceWords(absence: NonNullable<WaitingView['absence']>, clock: (at: string) => string) {
  if (!absence.returnBy) return { title: m.waiting_away_on(), text: m.waiting_away_on_text() }
  return absence.isPlaceKept
    ? { title: m.waiting_away_called(), text: m.waiting_away_called_text({ time: clock(absence.returnBy) }) }
    : { title: m.waiting_away_missed(), text: m.waiting_away_missed_text() }
}

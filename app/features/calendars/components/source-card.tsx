import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import type { SourceHealth, SourceView } from '../source-view.ts'
import { CalendarChoice } from './calendar-choice.tsx'
import { problemWord } from './problem-words.ts'
import { useWhen } from './use-when.ts'

const HEALTH: Record<SourceHealth, { tag: string; icon: IconName; word: () => string }> = {
  asking: { tag: 'tp-tag--info', icon: 'hourglass_top', word: m.calendars_health_asking },
  choosing: { tag: 'tp-tag--warn', icon: 'help', word: m.calendars_health_choosing },
  working: { tag: 'tp-tag--ok', icon: 'check', word: m.calendars_health_working },
  failing: { tag: 'tp-tag--bad', icon: 'error', word: m.calendars_health_failing },
  resting: { tag: '', icon: 'pause', word: m.calendars_health_resting },
}

type Props = { source: SourceView; formToken: string; zone: string }

/** One connected calendar: how it is, what is known from it, what can be done. */
export function SourceCard({ source, formToken, zone }: Props) {
  const when = useWhen(zone)
  const { id, health, problem, failingSince, failures, nextPollAt } = source
  const name = source.name || source.host
  const { tag, icon, word } = HEALTH[health]
  return (
    <li className="tp-source tp-stack">
      <div className="tp-row tp-row--between">
        <h3 className="tp-h4 tp-break" id={`kalender-${id}`} tabIndex={-1}>
          {name}
        </h3>
        <span className={`tp-tag ${tag}`}>
          <Icon name={icon} />
          {word()}
        </span>
      </div>
      {problem ? (
        <Alert kind="danger" title={problemWord(problem)}>
          {failingSince ? <p>{m.calendars_failing_since({ count: failures, time: when(failingSince) })}</p> : null}
          {source.busy > 0 ? <p>{m.calendars_failing_stays()}</p> : null}
        </Alert>
      ) : null}
      {source.access ? null : <p>{m.calendars_locked()}</p>}
      {health === 'asking' ? <p className="tp-muted">{m.calendars_asking_text()}</p> : null}
      {health === 'choosing' ? (
        <CalendarChoice sourceId={id} choices={source.choices} formToken={formToken} />
      ) : (
        <SourceFacts source={source} when={when} />
      )}
      {source.unreadable > 0 ? (
        <p className="tp-muted">{m.calendars_unreadable({ count: source.unreadable })}</p>
      ) : null}
      <div className="tp-row">
        {nextPollAt ? (
          <form method="post">
            <FormToken value={formToken} />
            <input type="hidden" name="quelle" value={id} />
            <Button
              look="secondary"
              small
              name="aktion"
              value="pruefen"
              aria-label={m.calendars_ask_now_name({ name })}
            >
              {m.calendars_ask_now()}
            </Button>
          </form>
        ) : null}
        <ButtonLink
          look="secondary"
          small
          href={`/dienst/kalender?quelle=${id}#zugang`}
          aria-label={m.calendars_change_name({ name })}
        >
          {m.calendars_change()}
        </ButtonLink>
      </div>
      <details className="tp-fold">
        <summary aria-label={m.calendars_remove_name({ name })}>{m.calendars_remove()}</summary>
        <form method="post" className="tp-stack">
          <FormToken value={formToken} />
          <input type="hidden" name="quelle" value={id} />
          <p>{m.calendars_remove_text()}</p>
          <Button look="secondary" name="aktion" value="trennen">
            {m.calendars_remove_now()}
          </Button>
        </form>
      </details>
    </li>
  )
}

function SourceFacts({ source, when }: { source: SourceView; when: (at: string) => string }) {
  const { kind, host, busy, succeededAt, nextPollAt } = source
  return (
    <Facts
      facts={[
        { icon: 'event_busy', label: m.calendars_busy(), value: busy },
        {
          icon: 'refresh',
          label: m.calendars_last_read(),
          value: succeededAt ? when(succeededAt) : m.calendars_never_read(),
        },
        ...(nextPollAt ? [{ icon: 'schedule' as const, label: m.calendars_next_poll(), value: when(nextPollAt) }] : []),
        {
          icon: 'dns',
          label: m.calendars_kind(),
          value: `${kind === 'ics' ? m.calendars_kind_ics() : m.calendars_kind_caldav()}, ${host}`,
        },
      ]}
    />
  )
}

import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { formatTime } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { telephoneLink } from '#app/ui/public-page.tsx'
import { minutesBetween } from '../day-appointment.ts'
import type { WaitingEntry } from '../waiting-list.ts'
import { ReadinessTags } from './readiness-tags.tsx'

// Longer than any pause of a page that is still there; the same limit as in the waiting room.
const AWAY_AFTER_MS = 30_000

type Props = { entry: WaitingEntry; isNext: boolean; isMine: boolean; now: string; formToken: string }

/** One appointment of the waiting list: who, since when, for what, how well prepared, and what can be done. */
export function WaitingCard({ entry, isNext, isMine, now, formToken }: Props) {
  const { locale } = usePageFacts()
  const { appointment } = entry
  const start = formatTime({ at: appointment.startsAt, zone: appointment.zone, locale })
  return (
    <li data-next={isNext ? true : undefined} data-late={entry.late ? true : undefined}>
      <div className="tp-row tp-row--between">
        <b>
          <a className="tp-plain" href={`/dienst/termine/${appointment.id}`}>
            {appointment.applicantName || m.staff_no_name()}
          </a>
        </b>
        <Since entry={entry} now={now} />
      </div>
      <p className="tp-small">
        {start}, {appointment.serviceName}
        {isMine || appointment.caseworkers.length === 0 ? null : (
          <span className="tp-muted"> · {m.staff_with_colleague({ name: appointment.caseworkers.join(', ') })}</span>
        )}
      </p>
      {entry.late ? null : <ReadinessTags appointment={appointment} deviceCheck={entry.waiting[0]?.deviceCheck} />}
      {entry.waiting.some((party) => party.awaySince) ? (
        <p className="tp-small tp-muted">
          <Icon name="mail" />{' '}
          {entry.waiting.some((party) => party.calledAt) ? m.waiting_staff_called() : m.waiting_staff_away()}
        </p>
      ) : isAway(entry, now) ? (
        <p className="tp-small tp-muted">
          <Icon name="wifi_off" /> {m.staff_away()}
        </p>
      ) : null}
      <div className="tp-row tp-row--tight">
        {entry.late ? (
          <LateActions entry={entry} />
        ) : (
          <>
            <AdmitForm entry={entry} isNext={isNext} formToken={formToken} />
            <MoreSteps entry={entry} formToken={formToken} />
          </>
        )}
      </div>
    </li>
  )
}

function Since({ entry, now }: { entry: WaitingEntry; now: string }) {
  if (entry.late)
    return (
      <span className="tp-tag tp-tag--warn">
        <Icon name="warning" />
        {m.staff_late_by({ count: minutesBetween(entry.appointment.startsAt, now) })}
      </span>
    )
  const isParked = entry.waiting.every((party) => party.state === 'parked')
  return (
    <span className="tp-num tp-small">
      {isParked ? <span className="tp-tag">{m.staff_parked()}</span> : null}{' '}
      {entry.since ? (
        <>
          <span className="kern-sr-only">{m.staff_waiting_since()} </span>
          {m.staff_minutes_short({ count: Math.max(0, minutesBetween(entry.since, now)) })}
        </>
      ) : null}
    </span>
  )
}

function AdmitForm({ entry, isNext, formToken }: { entry: WaitingEntry; isNext: boolean; formToken: string }) {
  const several = entry.waiting.length > 1
  return (
    <form method="post" action={`/dienst/termine/${entry.appointment.id}/schritt`} className="tp-grow">
      <FormToken value={formToken} />
      <input type="hidden" name="back" value="day" />
      {entry.waiting.map((party) => (
        <input key={party.id} type="hidden" name="partyId" value={party.id} />
      ))}
      <Button
        look={isNext ? 'primary' : 'secondary'}
        icon="login"
        block
        name="step"
        value="admit"
        aria-label={m.staff_admit_person({ name: entry.appointment.applicantName })}
      >
        {several ? m.staff_admit_all({ count: entry.waiting.length }) : m.staff_admit()}
      </Button>
    </form>
  )
}

function MoreSteps({ entry, formToken }: { entry: WaitingEntry; formToken: string }) {
  const { appointment, waiting } = entry
  return (
    <details className="tp-more">
      <summary aria-label={m.staff_more_steps({ name: appointment.applicantName })}>
        <Icon name="more_vert" />
      </summary>
      <div className="tp-more__panel">
        <a href={`/dienst/termine/${appointment.id}`}>{m.staff_open_appointment()}</a>
        {appointment.applicantPhone ? (
          <a href={telephoneLink(appointment.applicantPhone)}>{m.staff_call({ phone: appointment.applicantPhone })}</a>
        ) : null}
        {waiting.map((party) => (
          <form key={party.id} method="post" action={`/dienst/termine/${appointment.id}/schritt`}>
            <FormToken value={formToken} />
            <input type="hidden" name="back" value="day" />
            <input type="hidden" name="partyId" value={party.id} />
            <button type="submit" name="step" value="decline">
              {m.staff_decline_person({ name: party.name || m.staff_no_name() })}
            </button>
          </form>
        ))}
      </div>
    </details>
  )
}

function LateActions({ entry: { appointment } }: { entry: WaitingEntry }) {
  return (
    <>
      {appointment.applicantPhone ? (
        <ButtonLink look="secondary" icon="phone_in_talk" href={telephoneLink(appointment.applicantPhone)}>
          {m.staff_call_short()}
        </ButtonLink>
      ) : null}
      <ButtonLink look="tertiary" href={`/dienst/termine/${appointment.id}`}>
        {m.staff_open()}
      </ButtonLink>
    </>
  )
}

function isAway(entry: WaitingEntry, now: string): boolean {
  if (entry.late) return false
  return entry.waiting.every(
    (party) => !party.lastSeenAt || Date.parse(now) - Date.parse(party.lastSeenAt) > AWAY_AFTER_MS,
  )
}

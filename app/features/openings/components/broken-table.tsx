import { MODE_ICONS, modeWord } from '#app/features/workplace/components/mode-words.ts'
import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { acceptedValue } from '../accepted.ts'
import type { BrokenVisit } from '../draft.ts'
import { timeWord } from './rule-words.ts'

type Props = { broken: BrokenVisit[]; zone: string; isNamed: boolean }

/** The appointments that would break, each with another time to tick. */
export function BrokenTable({ broken, zone, isNamed }: Props) {
  return (
    <table className="tp-table tp-table--cards tp-broken" aria-labelledby="broken">
      <thead>
        <tr>
          <th scope="col">{m.openings_sim_propose()}</th>
          <th scope="col">{m.openings_sim_old_time()}</th>
          <th scope="col">{m.openings_sim_person()}</th>
          <th scope="col">{m.openings_sim_new_time()}</th>
        </tr>
      </thead>
      <tbody>
        {broken.map((visit) => (
          <BrokenRow key={visit.appointmentId} visit={visit} zone={zone} isNamed={isNamed} />
        ))}
      </tbody>
    </table>
  )
}

function BrokenRow({ visit, zone, isNamed }: { visit: BrokenVisit; zone: string; isNamed: boolean }) {
  const { locale } = usePageFacts()
  const when = (at: string) => timeWord(at, { zone, locale })
  const { replacement } = visit
  const name = isNamed && visit.applicantName ? visit.applicantName : visit.serviceName
  return (
    <tr>
      <td>
        {replacement ? (
          <label className="tp-pick">
            <input
              type="checkbox"
              name="accepted"
              value={acceptedValue(visit)}
              defaultChecked
              aria-label={m.openings_sim_propose_for({ name: `${name}, ${when(visit.startsAt)}` })}
            />
            <span className="tp-only-small">{m.openings_sim_propose()}</span>
          </label>
        ) : null}
      </td>
      <td>
        <b className="tp-num">{when(visit.startsAt)}</b>
        <span className="tp-week__detail">
          {visit.resourceNames} · {visit.reasons.map(reasonWord).join(', ')}
        </span>
      </td>
      <td>
        {isNamed && visit.applicantName ? <b>{visit.applicantName}</b> : null}
        <span className="tp-week__detail">
          <Icon name={MODE_ICONS[visit.mode]} /> {visit.serviceName}, {modeWord(visit.mode)}
        </span>
      </td>
      <td>
        <NewTime visit={visit} when={when} />
      </td>
    </tr>
  )
}

function NewTime({ visit, when }: { visit: BrokenVisit; when: (at: string) => string }) {
  const { replacement } = visit
  if (visit.isGroup) return <span className="tp-muted">{m.openings_sim_group_visit()}</span>
  if (visit.state === 'requested') return <span className="tp-muted">{m.openings_sim_requested()}</span>
  if (!replacement) return <span className="tp-muted">{m.openings_sim_no_time()}</span>
  return (
    <>
      <b className="tp-num">{when(replacement.start)}</b>
      {replacement.isSameOffice ? null : (
        <span className="tp-week__detail">{m.openings_sim_other_office({ office: replacement.officeName })}</span>
      )}
      {visit.hasEmail ? null : <span className="tp-week__detail">{m.openings_sim_no_mail()}</span>}
    </>
  )
}

function reasonWord(reason: BrokenVisit['reasons'][number]): string {
  if (reason === 'closed_day') return m.openings_sim_reason_closed_day()
  return reason === 'absent' ? m.openings_sim_reason_absent() : m.openings_sim_reason_outside_openings()
}
